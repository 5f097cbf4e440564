"""What can be read at a path: its exports with their importers, and what cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from stillhere.errors import (
    FileUnreadable,
    MeaningUnclear,
    NothingInside,
    StillhereError,
    UnrecognisedFile,
)
from stillhere.importers import registry
from stillhere.importers.api import Importer, Source
from stillhere.importers.archives import archive_sources, files, is_zip
from stillhere.importers.detect import detect, unrecognised
from stillhere.importers.streams import FileSource


class Export(NamedTuple):
    """A file that an importer reads; `label` is how the person knows it: "chat.zip: _chat.txt"."""

    label: str
    source: Source
    importer: Importer


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
    path: Path, zone: ZoneInfo, importers: Sequence[Importer]
) -> Iterator[Export | Unreadable]:
    """Everything at `path` (a file, a folder, a zip) that is an export or should have been one.

    What nobody recognises, such as pictures, is passed over where there is anything else.
    """
    strange: Unreadable | None = None
    found = False
    for each in _everything(path, zone, importers):
        if isinstance(each, Unreadable) and isinstance(each.error, UnrecognisedFile):
            strange = strange or each
        else:
            found = True
            yield each
    if not found:
        yield Unreadable(str(path), _why_nothing(strange, path, importers))


def _everything(
    path: Path, zone: ZoneInfo, importers: Sequence[Importer]
) -> Iterator[Export | Unreadable]:
    try:
        for file in files(path):
            yield from _in_file(file, zone, importers)
    except StillhereError as error:
        yield Unreadable(str(path), error)
    except OSError:
        yield Unreadable(str(path), FileUnreadable(name=path.name))


def _in_file(
    file: Path, zone: ZoneInfo, importers: Sequence[Importer]
) -> Iterator[Export | Unreadable]:
    try:
        for source in archive_sources(file, zone) if is_zip(file) else (FileSource(file),):
            yield _recognised(_label(file, source), source, importers)
    except StillhereError as error:
        yield Unreadable(str(file), error)


def _recognised(label: str, source: Source, importers: Sequence[Importer]) -> Export | Unreadable:
    try:
        return Export(label, source, detect(source, importers))
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
