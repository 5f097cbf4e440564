"""One way to get conversations off a phone or out of an app."""

from __future__ import annotations

import msgspec


class HowTo(msgspec.Struct, frozen=True):
    """One way: `app` as its heading, the steps in order, and what is good to know.

    `short` is its name in a list. `channels` are those that it brings up to date, `importers`
    those that read what it brings.
    """

    slug: str
    app: str
    steps: tuple[str, ...]
    good_to_know: tuple[str, ...] = ()
    short: str = ""
    channels: tuple[str, ...] = ()
    importers: tuple[str, ...] = ()


def page(how_to: HowTo) -> str:
    """The same text as a Markdown page."""
    lines = [f"# {how_to.app}", ""]
    lines += [f"{number}. {step}" for number, step in enumerate(how_to.steps, 1)]
    if how_to.good_to_know:
        lines += ["", "Good to know:", "", *(f"- {sentence}" for sentence in how_to.good_to_know)]
    return "\n".join(lines) + "\n"
