"""Every error as advice and an exit code. Must never raise anything itself."""

from __future__ import annotations

import errno

import click

from stillhere.errors import DiskFull, StillhereError

NOTHING_DONE = 1
WRONG_USE = 2

UNEXPECTED = (
    "Something went wrong inside Stillhere. Nothing was lost. "
    "Please try again; with --debug it shows what happened, for a report."
)


def report(error: BaseException) -> int:
    """Print what happened and what to do next to standard error; return the exit code."""
    sentence, code = explanation(error)
    click.echo(sentence, err=True)
    return code


def explanation(error: BaseException) -> tuple[str, int]:
    """The sentence and the exit code for `error`."""
    if isinstance(error, StillhereError):
        return str(error), NOTHING_DONE
    if isinstance(error, click.UsageError):
        return f"{error.format_message()}\nTry: {_command(error)} --help", WRONG_USE
    if isinstance(error, click.ClickException):
        return error.format_message(), NOTHING_DONE
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        return "Stopped. Nothing was lost.", NOTHING_DONE
    if isinstance(error, OSError):
        return _about_files(error), NOTHING_DONE
    return UNEXPECTED, NOTHING_DONE


def _command(error: click.UsageError) -> str:
    return error.ctx.command_path if error.ctx else "stillhere"


def _about_files(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return str(DiskFull())
    if isinstance(error, PermissionError):
        return f"{_called(error)} may not be opened. Nothing was changed. Please allow it."
    if isinstance(error, FileNotFoundError):
        return f"There is no {_called(error)}. Nothing was changed. Please check the name."
    return UNEXPECTED


def _called(error: OSError) -> str:
    return f"“{error.filename}”" if error.filename else "A file"
