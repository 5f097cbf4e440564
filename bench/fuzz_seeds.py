"""What the fuzzer damages: our own samples, each with a way to read what has become of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from stillhere.importers.api import Importer, Reading, Source
from stillhere.importers.archives import sources
from stillhere.importers.detect import candidates
from stillhere.importers.registry import BUILT_IN, importers
from stillhere.services.exports import Unreadable, exports
from stillhere.testing.conformance import Damaged
from stillhere.testing.golden import samples
from stillhere.testing.reading import ZONE
from tests.importers.iphone_backup.made import PASSWORD, backup

SAMPLES = Path(__file__).parents[1] / "tests" / "importers" / "samples"
CONTAINERS = ("zip", "iphone_backup")
"""What is no importer but holds what importers read."""
NAMES = (*BUILT_IN, *CONTAINERS)
ZIPPED = ("whatsapp", "telegram", "instagram", "slack", "discord_package", "google_voice")
IN_A_BACKUP = {
    "HomeDomain/Library/SMS/sms.db": "imessage/sms.db",
    "HomeDomain/Library/AddressBook/AddressBook.sqlitedb": "iphone_contacts/AddressBook.sqlitedb",
}

Read = Callable[[bytes, Reading], Iterator[object]]


class Seed(NamedTuple):
    """Sound bytes, and what reads others in their place."""

    content: bytes
    read: Read


def seeds(name: str) -> list[Seed]:
    """Where damage begins for an importer or one of `CONTAINERS`."""
    if name == "zip":
        return [Seed(_zipped(each), partial(_read_file, "download.zip")) for each in ZIPPED]
    if name == "iphone_backup":
        return [*_backup(""), *_backup(PASSWORD)]
    importer = importer_called(name)
    return [
        Seed(source.head(max(source.size, 1)), partial(_read_source, importer, source))
        for sample in samples(SAMPLES / name)
        for source in sources(sample, ZONE)
        if candidates(source, (importer,))
    ]


def importer_called(name: str) -> Importer:
    """Ours, without the check that tells its mistakes and goes on."""
    module, _, attribute = BUILT_IN[name].partition(":")
    importer: Importer = getattr(import_module(module), attribute)()
    return importer


def _read_source(
    importer: Importer, source: Source, content: bytes, reading: Reading
) -> Iterator[object]:
    return importer.read(Damaged(source, content), reading)


def _zipped(name: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for source in (
            each for sample in samples(SAMPLES / name) for each in sources(sample, ZONE)
        ):
            archive.writestr(source.path, source.head(max(source.size, 1)))
        archive.writestr("inner.zip", _one_in_a_zip())
    return written.getvalue()


def _one_in_a_zip() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.write(SAMPLES / "sms_backup_restore" / "calls.xml", "calls.xml")
    return written.getvalue()


def _backup(password: str) -> list[Seed]:
    """Every file of a backup, damaged while the others stay as they were."""
    files = {path: (SAMPLES / sample).read_bytes() for path, sample in IN_A_BACKUP.items()}
    folder = backup(Path(mkdtemp(), "phone"), files, password=password)
    return [
        Seed(file.read_bytes(), partial(_read_in_place, folder, file, file.read_bytes()))
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    ]


def _read_file(name: str, content: bytes, reading: Reading) -> Iterator[object]:
    path = Path(mkdtemp(), name)
    path.write_bytes(content)
    yield from _everything(path, reading)
    path.unlink()
    path.parent.rmdir()


def _read_in_place(
    folder: Path, file: Path, sound: bytes, content: bytes, reading: Reading
) -> Iterator[object]:
    file.write_bytes(content)
    try:
        yield from _everything(folder, reading)
    finally:
        file.write_bytes(sound)


def _everything(path: Path, reading: Reading) -> Iterator[object]:
    """What an import reads; what it refuses is an answer, too."""
    for export in exports(path, ZONE, importers(), PASSWORD):
        if not isinstance(export, Unreadable):
            yield from export.read(reading)
