"""An importer whose mistakes cannot do harm: what it yields is checked, what it raises is told.

Importers of others run in this process (decision 4 of the design); ours are held to the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from stillhere.errors import PasswordNeeded, StillhereError
from stillhere.importers.api import Importer, Knows, Reading, Source
from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import (
    Contact,
    Coverage,
    Occasion,
    Outcome,
    OwnHandle,
    Question,
    Skipped,
)

OTHERS = (Contact, Coverage, Skipped, OwnHandle, Question, Occasion)
LEAST_KEY, GREATEST_KEY = -(2**63), 2**63 - 1


class CheckedImporter:
    """Wraps an importer; see `checked`."""

    def __init__(self, importer: Importer) -> None:
        self.name: str = importer.name
        self.title: str = importer.title
        self.knows: Knows = importer.knows
        self.gathers: bool = getattr(importer, "gathers", False) is True
        self._importer = importer

    def recognise(self, source: Source, head: bytes) -> bool:
        """What the importer says; an error means no."""
        try:
            return self._importer.recognise(source, head) is True
        except Exception:  # noqa: BLE001 - code of others may raise anything; it is no match then
            return False

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """What the importer yields, as far as it keeps the contract.

        Raises:
            StillhereError: the importer refused the whole file before it yielded anything, or it
                needs a password.
        """
        threads: set[str] = set()
        number = 0
        try:
            for number, item in enumerate(self._importer.read(source, reading), 1):
                problem = (
                    _event_problem(item, threads)
                    if type(item) is Event
                    else _problem(item, threads)
                )
                yield item if problem is None else self._refused(number, problem)
        except StillhereError as error:
            if not number or isinstance(error, PasswordNeeded):
                raise
            yield Skipped("the rest of the file", str(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, what came before is kept
            kind = type(error).__name__
            yield self._refused(number + 1, f"it could not go on ({kind})")

    def _refused(self, number: int, problem: str) -> Skipped:
        return Skipped(f"item {number}", f"The reader for {self.title} made a mistake: {problem}.")


def checked(importer: Importer) -> Importer:
    """The importer, with everything that it yields checked and nothing unexpected raised."""
    return importer if isinstance(importer, CheckedImporter) else CheckedImporter(importer)


def _problem(item: object, threads: set[str]) -> str | None:
    """What is wrong with `item`, which is no event, if anything. Remembers the threads."""
    kind = type(item)
    if kind is Thread:
        return _thread_problem(item, threads)  # type: ignore[arg-type]  # its kind was just looked at
    return None if kind in OTHERS else f"“{kind.__name__}” is no record"


def _thread_problem(thread: Thread, threads: set[str]) -> str | None:
    parts: tuple[object, ...] = (thread.key, *thread.participants)
    if [type(part) for part in parts] != [str, *[Handle] * (len(parts) - 1)]:
        return "a conversation is malformed"
    threads.add(thread.key)
    return None


def _event_problem(event: Event, threads: set[str]) -> str | None:
    if event.thread not in threads:
        return "a message came before its conversation"
    key = event.key
    if type(event.at) is not int or type(key) is not int or not LEAST_KEY <= key <= GREATEST_KEY:
        return "a time or a key is not a whole number"
    if type(event.author) is not Handle or type(event.channel) is not str:
        return "a message is malformed"
    return None
