"""What can be read at a path: its exports with their importers, and what cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from stillhere.errors import (
    MeaningUnclear,
    NothingInside,
    PasswordNeeded,
    PasswordWrong,
    StillhereError,
    UnrecognisedFile,
)
from stillhere.importers import registry
from stillhere.importers.access import not_allowed
from stillhere.importers.api import Importer, Reading, Source
from stillhere.importers.archives import contents, files
from stillhere.importers.detect import detect, unrecognised
from stillhere.records.intake import Outcome, Skipped
from stillhere.services.gathered import gathered


class Export(NamedTuple):
    """What an importer reads: one file, or all of a folder or zip that belong together.

    `label` is how the person knows it: "chat.zip: _chat.txt", "takeout.zip" for many files.
    """

    label: str
    sources: tuple[Source, ...]
    importer: Importer

    def read(self, reading: Reading) -> Iterator[Outcome]:
        """What the importer yields of each of the files, in their order."""
        if len(self.sources) == 1:
            return self.importer.read(self.sources[0], reading)
        return gathered(chain.from_iterable(self._of(source, reading) for source in self.sources))

    @property
    def size(self) -> int:
        """Bytes when unpacked."""
        return sum(source.size for source in self.sources)

    @property
    def bytes_read(self) -> int:
        """Bytes read so far, over all passes."""
        return sum(getattr(source, "bytes_read", 0) for source in self.sources)

    def _of(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        """One of many: what cannot be read says in which file, and never stops the others."""
        try:
            for item in self.importer.read(source, reading):
                if type(item) is Skipped:
                    yield msgspec.structs.replace(item, where=f"{source.path}: {item.where}")
                else:
                    yield item
        except (PasswordNeeded, PasswordWrong):
            raise
        except StillhereError as error:
            yield Skipped(source.path, str(error))


class Unreadable(NamedTuple):
    """A file that cannot be read, with the sentence about it."""

    label: str
    error: StillhereError


def importers_for(wanted: str | None) -> tuple[Importer, ...]:
    """All importers, or the one called `wanted`.

    Raises:
        MeaningUnclear: there is none called so.
    """
    if wanted is not None and wanted not in registry.names():
        raise MeaningUnclear(what="a format", text=wanted, example=", ".join(registry.names()))
    return registry.importers(None if wanted is None else (wanted,))


def exports(
    path: Path, zone: ZoneInfo, importers: Sequence[Importer], password: str | None = None
) -> Iterator[Export | Unreadable]:
    """Everything at `path` (a file, a folder, a zip) that is an export or should have been one.

    What nobody recognises, such as pictures, is passed over where there is anything else. The
    `password` opens an encrypted backup.
    """
    strange: Unreadable | None = None
    found = False
    gathered: dict[str, list[Source]] = {}
    for each in _everything(path, zone, importers, password):
        if isinstance(each, Unreadable) and isinstance(each.error, UnrecognisedFile):
            strange = strange or each
            continue
        found = True
        if isinstance(each, Export) and getattr(each.importer, "gathers", False):
            gathered.setdefault(each.importer.name, []).extend(each.sources)
        else:
            yield each
    for importer in importers:
        if importer.name in gathered:
            yield Export(str(path), tuple(gathered[importer.name]), importer)
    if not found:
        yield Unreadable(str(path), _why_nothing(strange, path, importers))


def _everything(
    path: Path, zone: ZoneInfo, importers: Sequence[Importer], password: str | None
) -> Iterator[Export | Unreadable]:
    try:
        for file in files(path):
            root = path if path.is_dir() else None
            yield from _of(contents(file, root, zone, password), file, importers)
    except StillhereError as error:
        yield Unreadable(str(path), error)
    except OSError:
        yield Unreadable(str(path), not_allowed(path))


def _of(
    sources: Iterator[Source], file: Path, importers: Sequence[Importer]
) -> Iterator[Export | Unreadable]:
    try:
        for source in sources:
            yield _recognised(_label(file, source), source, importers)
    except StillhereError as error:
        yield Unreadable(str(file), error)


def _recognised(label: str, source: Source, importers: Sequence[Importer]) -> Export | Unreadable:
    try:
        return Export(label, (source,), detect(source, importers))
    except StillhereError as error:
        return Unreadable(label, error)


def _label(file: Path, source: Source) -> str:
    if not source.container:
        return str(file)
    inner = "" if source.container == file.name else f"{source.container}: "
    return f"{file}: {inner}{source.name}"


def _why_nothing(
    strange: Unreadable | None, path: Path, importers: Sequence[Importer]
) -> StillhereError:
    if strange is None:
        return NothingInside(name=path.name)
    if strange.label == str(path):
        return strange.error
    return unrecognised(path.name, importers)
