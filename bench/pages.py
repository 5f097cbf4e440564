"""How long Today takes on the command line, and each page in the server."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from statistics import median

from starlette.types import ASGIApp

from bench.large_store import END
from stillhere.services.home import Home
from stillhere.support.clock import FixedClock
from stillhere.web.app import create_app
from stillhere.web.keys import Keys
from tests.web.client import HOST, ask

NOW = END.isoformat()
PORT = int(HOST.rpartition(":")[2])
PATHS = (
    "/",
    "/people",
    "/people/1",
    "/people/1?zoom=months",
    "/people/1?zoom=evening",
    "/people/1?from=2020-01-01&to=2024-01-01",
    "/people/1/conversation?from=2020-01-01&to=2024-01-01",
    "/people/1500",
    "/people/1/changed",
    "/people/1/changed/their-days",
    "/people/1/print",
    "/waiting",
    "/year",
    "/bring-in",
    "/talk",
    "/record",
)


def today(home: Path) -> list[tuple[str, str, str]]:
    """The first look of a day, and the second."""
    first = _look(home)
    again = min(_look(home) for _ in range(3))
    return [
        ("stillhere today, first look of a day", f"{first:.0f}", "under 1,500"),
        ("stillhere today, findings of today", f"{again:.0f}", "under 250"),
    ]


def _look(home: Path) -> float:
    command = [sys.executable, "-m", "stillhere.cli.main", "--home", str(home), "today"]
    start = time.perf_counter()
    subprocess.run(
        command, env={**os.environ, "STILLHERE_NOW": NOW}, check=True, capture_output=True
    )
    return (time.perf_counter() - start) * 1000


ZOOMS = {
    "four years": timedelta(days=1460),
    "some months": timedelta(days=119),
    "two weeks": timedelta(days=14),
    "one evening": timedelta(hours=6),
}
"""What a hand leads to, each time to another time that was not drawn before."""


def served(home: Path) -> list[tuple[str, str, str]]:
    """Each page, the median of nine times after one to warm up."""
    keys = Keys()
    app = create_app(Home(home, FixedClock(END)).opened(), port=PORT, keys=keys)
    cookie = {"cookie": f"stillhere-{PORT}={keys.session}"}
    rows = [(f"page {path}", f"{_page(app, path, cookie):.0f}", "under 50") for path in PATHS]
    return [*rows, *((f"first picture of {name}", f"{_first(app, span, cookie):.0f}", "under 100")
                     for name, span in ZOOMS.items())]  # fmt: skip


def _first(app: ASGIApp, span: timedelta, cookie: dict[str, str]) -> float:
    """Nine stretches of the same length, none of them drawn before."""
    times = []
    for step in range(9):
        end = END - timedelta(days=30 * step + 10)
        first, last = (round(at.timestamp() * 1000) for at in (end - span, end))
        start = time.perf_counter()
        answer = ask(app, f"/people/1?from={first}&to={last}", headers=cookie)
        times.append((time.perf_counter() - start) * 1000)
        assert answer.status == 200, (span, answer.status)
    return median(times)


def _page(app: ASGIApp, path: str, cookie: dict[str, str]) -> float:
    times = []
    for _ in range(10):
        start = time.perf_counter()
        answer = ask(app, path, headers=cookie)
        times.append((time.perf_counter() - start) * 1000)
        assert answer.status == 200, (path, answer.status)
    return median(times[1:])
