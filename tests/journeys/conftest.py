"""A real server with a home of its own, and a real browser that watches what it asks for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.web.browsing import opened

NOW = "2026-11-22T10:30:00+00:00"
AXE = (Path(__file__).parents[1] / "web" / "vendor" / "axe.min.js").read_text(encoding="utf-8")
PICTURES = os.environ.get("STILLHERE_PICTURES")
WIDE, PHONE = 1280, 390


@dataclass
class Visit:
    """A page in the browser, and what went wrong on it."""

    page: Page
    base: str
    name: str
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def go(self, path: str) -> None:
        self.page.goto(self.base + path)

    def path(self) -> str:
        return self.page.url.removeprefix(self.base)

    def press(self, words: str) -> None:
        """Follow the link or press the button called `words`."""
        self.step(words).click()
        self.page.wait_for_load_state()

    def step(self, words: str) -> Locator:
        named = self.page.get_by_role("link", name=words, exact=True)
        return named.or_(self.page.get_by_role("button", name=words, exact=True)).first

    def go_on(self) -> None:
        """From the page of a reading that takes a while to the next one."""
        if self.heading() == "Reading now":
            self.page.locator(".card .btns a").first.click()
            self.page.get_by_role("heading", name="Reading now").wait_for(state="detached")

    def says(self, words: str) -> bool:
        """Whether `words` come to stand on the page."""
        self.page.get_by_text(words).first.wait_for()
        self.page.wait_for_load_state()
        return True

    def silent(self, words: str) -> bool:
        """Whether `words` do not stand on the page, which is there already."""
        return self.page.get_by_text(words).count() == 0

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def reach(self, target: Locator, most: int = 60) -> None:
        """Go to `target` with the Tab key."""
        handle = target.element_handle()
        for _ in range(most):
            if self.page.evaluate("(it) => document.activeElement === it", handle):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {target}")

    def look(self, name: str) -> None:
        """Check this page for barriers and sideways scroll, in light and dusk; keep its picture."""
        before = len(self.complaints)
        self.page.evaluate(AXE)
        assert barriers(self.page) == []
        self._picture(f"{name}-light")
        self.page.emulate_media(color_scheme="dark")
        assert barriers(self.page, "color-contrast") == []
        self._picture(f"{name}-dark")
        self.page.evaluate(NEXT_FRAME)  # what the browser still has to say of it is said by then
        del self.complaints[before:]  # axe measures with inline styles, which our rules refuse
        self.page.emulate_media(color_scheme="light")
        size = self.page.viewport_size or {"width": WIDE, "height": 900}
        self.page.set_viewport_size({"width": 320, "height": 900})
        assert self.page.evaluate("document.documentElement.scrollWidth") <= 320
        self.page.set_viewport_size(size)

    def _picture(self, name: str) -> None:
        if PICTURES:
            self.page.screenshot(path=f"{PICTURES}/{self.name}-{name}.png", full_page=True)


def barriers(page: Page, *only: str) -> list[str]:
    """What keeps somebody out, by all rules or by some."""
    rules = f", runOnly: {list(only)}" if only else ""
    found: dict[str, Any] = page.evaluate(f"axe.run({{resultTypes: ['violations']{rules}}})")
    return [
        f"{each['id']}: {node['html'][:160]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from opened()


Visiting = Callable[..., Visit]


@pytest.fixture
def visiting(browser: Browser) -> Iterator[Visiting]:
    """Opens a server's address in a window of a width; afterwards nothing may have gone wrong."""
    visits: list[Visit] = []

    def visit(address: str, width: int = WIDE, *, touch: bool = False) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce", has_touch=touch
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        made = Visit(page, address.partition("/?")[0], str(width))
        page.on("console", lambda said: _complain(made, said.type, said.text))
        page.on("pageerror", lambda error: made.complaints.append(str(error)))
        page.on("request", lambda request: made.hosts.add(request.url.split("/")[2].split(":")[0]))
        visits.append(made)
        page.goto(address)
        return made

    yield visit
    for made in visits:
        made.page.context.close()
        assert made.complaints == []
        assert made.hosts <= {"127.0.0.1"}


NEXT_FRAME = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))"
SERVER_ENDED = re.compile(
    r"net::ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING)|^htmx: htmx:sse:error"
)
"""What an open window says when its server ends before it; within a test it fails the step."""


def _complain(visit: Visit, kind: str, words: str) -> None:
    if kind == "error" and not SERVER_ENDED.search(words):
        visit.complaints.append(words)


def served(home: Path, *words: str) -> Iterator[str]:
    """`stillhere WORDS` with its own home; gives the address that it writes."""
    environment = os.environ | {
        "STILLHERE_HOME": str(home),
        "STILLHERE_NOW": NOW,
        "PYTHONUNBUFFERED": "1",
        "TZ": "Europe/London",
        "LANG": "en_GB.UTF-8",
    }
    command = [sys.executable, "-m", "stillhere.cli.main", *words, "--port", "0", "--no-browser"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield _address(process)
        finally:
            process.terminate()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        found = re.search(r"http://127\.0\.0\.1:\d+/\?key=\S+", line)
        if found:
            return found[0]
    raise AssertionError("the server did not start")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """The address of a server with an empty home."""
    yield from served(tmp_path / "home", "serve")


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[str]:
    """The address of a server with the made-up family."""
    yield from served(tmp_path / "home", "demo")
