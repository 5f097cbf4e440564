"""What holds for all tests: seeded properties, and no race against a slow machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.dovecot import Box, Dovecot, running

settings.register_profile(
    "stillhere",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("stillhere")


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """A real mail server; tests that need it are skipped where it is not installed."""
    with running() as server:
        yield server


@pytest.fixture
def box(dovecot: Dovecot) -> Box:
    """An empty mailbox on it."""
    return dovecot.box()
