"""What a reading is made of: the files that are read alike, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from stillhere.services.report import report
from stillhere.services.wishes import Brought, Progress, Wishes
from stillhere.store.store import Store
from stillhere.web.uploads import Upload


@dataclass(frozen=True, slots=True)
class Part:
    """Files that are read with one password, or with none.

    `importer` is the one that asked for the password: where the file lies in a zip, the others of
    that zip are read already.
    """

    paths: tuple[Path, ...]
    password: str | None = field(default=None, repr=False)
    importer: str | None = None

    def wishes(self, wishes: Wishes) -> Wishes:
        """The wishes of the whole reading, for this part."""
        return msgspec.structs.replace(wishes, password=self.password, importer=self.importer)


def locked_path(label: str) -> Path:
    """The file or folder of a report: "chats.zip: db.sqlite" lies in "chats.zip"."""
    path = Path(label)
    return path if path.exists() else Path(label.partition(": ")[0])


class Way:
    """How far a reading has come: the file that is read now, and those before it."""

    def __init__(self, upload: Upload) -> None:
        self.files = len(upload.files)
        self.now: Progress | None = None
        self.before: list[str] = []
        self.events = 0

    def begin(self) -> None:
        """Everything is read once more from the start."""
        self.now, self.before, self.events = None, [], 0

    def pass_by(self, progress: Progress) -> None:
        """The reading has come so far."""
        if self.now is not None and self.now.path != progress.path:
            self.before.append(self.now.path)
            self.events += self.now.events
        self.now = progress


def told_again(store: Store, brought: Iterable[Brought]) -> Iterator[Brought]:
    """The reports as the store has them now; what was taken out is left out."""
    for one in brought:
        record = None if one.id is None else store.imports.get(one.id)
        if one.id is None:
            yield one
        elif record is not None:
            yield report(store, record)
