"""The command `stillhere`: finds the command's file, runs it, and turns every error into advice."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from stillhere import __version__
from stillhere.cli import explain
from stillhere.cli.face import Face, home_option

COMMANDS = {
    "today": "today",
    "demo": "demo",
    "serve": "serve",
    "import": "bring_in",
    "watch": "watch",
    "mail": "mail",
    "people": "people",
    "person": "person",
    "search": "search",
    "write": "write",
    "log": "log",
    "event": "life_event",
    "check": "check",
    "events": "events",
    "rhythm": "rhythm",
    "export": "export",
    "forget": "forget",
    "backup": "backup",
    "restore": "restore",
    "passphrase": "passphrase",
    "doctor": "doctor",
}
"""Command → module in `commands/` that has it as `command`. Loaded only when it is called."""


class Commands(click.Group):
    """Loads a command's file when it is needed, and turns every error into advice."""

    def main(self, args: Sequence[str] | None = None, *names: Any, **said: Any) -> NoReturn:
        """Run and exit: 0 when done, 1 with a sentence why not, 2 on wrong use.

        With --debug anywhere an error is raised as it is.
        """
        words = list(sys.argv[1:] if args is None else args)
        plain = [word for word in words if word != "--debug"]
        try:
            code = super().main(plain, *names, **said | {"standalone_mode": False})
        except BrokenPipeError:  # whoever read the output has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = explain.NOTHING_DONE
        except Exception as error:
            if plain != words:
                raise
            code = explain.report(error)
        sys.exit(code if isinstance(code, int) else 0)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All commands, in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """The command called `cmd_name`, or None."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        found = importlib.import_module(f"stillhere.cli.commands.{module}").command
        assert isinstance(found, click.Command)  # noqa: S101 - a mistake of ours, not of the person
        return found


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="stillhere")
@home_option
@click.pass_context
def cli(ctx: click.Context, /) -> None:
    """Notices, from your own records, when someone you love is going quiet.

    Everything stays on this computer. Stillhere is not a doctor and not a crisis service.
    """
    ctx.ensure_object(Face)
    if ctx.invoked_subcommand is None:
        today = cli.get_command(ctx, "today")
        assert today is not None  # noqa: S101 - it is in the table above
        ctx.invoke(today)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; exits 0 when done, 1 with a sentence why not, 2 on wrong use."""
    cli.main(arguments, prog_name="stillhere")


if __name__ == "__main__":
    main()
