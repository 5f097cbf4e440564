"""What every command shares: which home it works on, what time it is, how it opens the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from stillhere.services.home import Home

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Face:
    """The command line's side of a call: `folder` is the home that was asked for, if any."""

    folder: Path | None = field(default=None)

    def home(self) -> Home:
        """The home to work on."""
        return Home.at(self.folder, ask=_ask_passphrase)


def _ask_passphrase() -> str:
    return str(click.prompt("Passphrase", hide_input=True, err=True))


def _remember_home(ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.ensure_object(Face).folder = value


home_option = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    expose_value=False,
    is_eager=True,
    callback=_remember_home,
    help="The folder of the record (or STILLHERE_HOME).",
)
"""`--home DIR`, before or after the command."""

json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON, for other programs."
)
"""`--json`, for every command that reads."""


def takes_home(command: Command) -> Command:
    """Give a command `--home` and hand it the `Face` as its first argument."""
    return cast("Command", home_option(click.make_pass_decorator(Face, ensure=True)(command)))


def serving_options(command: Command) -> Command:
    """Give a command `--port` and `--no-browser`."""
    port = click.option("--port", type=click.IntRange(0, 65535), help="The port; 0 takes any.")
    browser = click.option("--browser/--no-browser", default=True, help="Open the browser.")
    return port(browser(command))
