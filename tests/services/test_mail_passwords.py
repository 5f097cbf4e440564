"""A password lies in the system's keyring where there is one, and never in the open."""

from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from stillhere.services import mail_accounts, mail_passwords
from stillhere.services.forget import forget_everything
from stillhere.services.home import Home
from tests.services.made import NOW

ADDRESS = "ada@example.org"
SECRET = "leaves on the path"  # noqa: S105 - of this test
BEFORE = keyring.get_keyring()
"""That of this system: chosen before `Ring` is there, which would be chosen else."""


class Ring(KeyringBackend):
    """A keyring that is open and forgets with the process."""

    priority = 5.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring says no types here
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class Closed(Ring):
    """A keyring whose owner does not open it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked

    def delete_password(self, service: str, username: str) -> None:
        raise KeyringLocked


class Doubtful(Ring):
    """A file that anybody may read."""

    priority = 0.5


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ring]:
    monkeypatch.delenv(mail_passwords.GIVEN, raising=False)
    mine = Ring()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(BEFORE)


def test_the_keyring_keeps_it_and_the_record_does_not(home: Home, ring: Ring) -> None:
    with home.store() as store:
        assert mail_passwords.can_keep(store)
        assert mail_passwords.keep(store, ADDRESS, SECRET)
        assert mail_passwords.find(store, ADDRESS) == SECRET
        assert list(ring.kept.values()) == [SECRET]
        mail_passwords.drop(store, ADDRESS)
        assert mail_passwords.find(store, ADDRESS) is None
    assert ring.kept == {}


@pytest.mark.parametrize("other", [Closed, Doubtful])
def test_a_keyring_that_is_closed_or_open_to_all_keeps_nothing(
    home: Home, ring: Ring, other: type[Ring]
) -> None:
    keyring.set_keyring(other())
    with home.store() as store:
        assert not mail_passwords.keep(store, ADDRESS, SECRET)
        assert mail_passwords.find(store, ADDRESS) is None


def test_what_is_given_from_outside_counts_first(
    home: Home, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    with home.store() as store:
        mail_passwords.keep(store, ADDRESS, SECRET)
        monkeypatch.setenv(mail_passwords.GIVEN, "another")
        assert mail_passwords.find(store, ADDRESS) == "another"


def test_forgetting_everything_empties_the_keyring(home: Home, ring: Ring) -> None:
    with home.store() as store:
        mail_accounts.keep(store, mail_accounts.account(ADDRESS, NOW.date()))
        mail_passwords.keep(store, ADDRESS, SECRET)
        forget_everything(store)
    assert ring.kept == {}
