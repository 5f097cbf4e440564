"""Progress bars for long work: only where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from stillhere.services.wishes import Progress, Watch, unwatched

if TYPE_CHECKING:
    from rich.progress import TaskID


@contextmanager
def reading(*, quiet: bool) -> Iterator[Watch]:
    """A watch that draws a bar for each file on standard error; none where that is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield unwatched
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[events]} read"),
        TimeRemainingColumn(),
    )
    tasks: dict[str, TaskID] = {}
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:

        def watch(progress: Progress) -> bool:
            if progress.path not in tasks:
                tasks[progress.path] = bars.add_task(
                    progress.path, total=progress.bytes_total, events="0"
                )
            bars.update(
                tasks[progress.path], completed=progress.bytes_read, events=f"{progress.events:,}"
            )
            return True

        yield watch


@contextmanager
def counting(words: str) -> Iterator[Callable[[int, int], bool]]:
    """A watch that draws one bar for (done, in all) on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: True
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(words)

        def watch(done: int, whole: int) -> bool:
            bars.update(task, completed=done, total=whole)
            return True

        yield watch
