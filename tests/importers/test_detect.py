from __future__ import annotations

from collections.abc import Iterator

import pytest

from stillhere.errors import AmbiguousFile, LockedFile, UnknownForm, UnrecognisedFile
from stillhere.importers import registry
from stillhere.importers.api import HEAD, Knows, Reading, Source
from stillhere.importers.checked import checked
from stillhere.importers.detect import candidates, detect, detect_all
from stillhere.records.intake import Outcome
from stillhere.testing.memory import MemorySource


class ByMark:
    """Recognises what begins with its name."""

    knows = Knows()

    def __init__(self, name: str) -> None:
        self.name = name
        self.title = f"files of {name}"

    def recognise(self, source: Source, head: bytes) -> bool:
        return self.name.encode() in head

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        yield from ()


A, B = ByMark("aaa"), ByMark("bbb")


def test_the_one_that_recognises_a_file_reads_it() -> None:
    assert detect(MemorySource("x.txt", b"bbb"), (A, B)) is B


def test_a_file_of_nobody_gets_a_sentence_with_what_can_be_read() -> None:
    with pytest.raises(UnrecognisedFile) as caught:
        detect(MemorySource("x.txt", b"ccc"), (A, B))
    assert "“x.txt”" in str(caught.value)
    assert "It reads files of aaa and files of bbb." in str(caught.value)


def test_a_file_of_two_is_an_error_and_no_race() -> None:
    with pytest.raises(AmbiguousFile, match="files of aaa or files of bbb"):
        detect(MemorySource("x.txt", b"aaabbb"), (A, B))


@pytest.mark.parametrize("name", ["msgstore.db.crypt15", "msgstore.db.CRYPT14"])
def test_an_encrypted_whatsapp_backup_is_told_what_to_do_instead(name: str) -> None:
    with pytest.raises(LockedFile, match="Export chat"):
        detect(MemorySource(name, b"\x01\x02"), (A, B))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Messages - Iva.csv", "on a computer"),
        ("Messages - Iva.txt", "viber.db"),
        ("viber.db", "newer versions"),
    ],
)
def test_what_viber_writes_in_no_known_form_is_told(name: str, words: str) -> None:
    with pytest.raises(UnknownForm, match=words):
        detect(MemorySource(name, b"\x01\x02"), (A, B))


def test_pictures_beside_a_chat_are_counted_and_passed_over() -> None:
    files = [MemorySource("a.txt", b"aaa"), MemorySource("p.jpg", b"x"), MemorySource("q", b"y")]
    findings = detect_all(files, (A, B), "chat.zip")
    assert findings.found == ((files[0], A),)
    assert findings.unrecognised == 2


def test_a_folder_of_which_nobody_reads_anything_is_named() -> None:
    with pytest.raises(UnrecognisedFile, match="“holiday”"):
        detect_all([MemorySource("p.jpg", b"x")], (A, B), "holiday")


def test_a_folder_with_an_encrypted_backup_alone_says_so() -> None:
    files = [MemorySource("p.jpg", b"x"), MemorySource("msgstore.db.crypt15", b"y")]
    with pytest.raises(LockedFile, match="crypt15"):
        detect_all(files, (A, B), "backup")


@pytest.mark.parametrize("head", [b"", bytes(range(256)) * 20, b"\xff\xfe", b"PK\x03\x04"])
def test_noise_is_nobodys(head: bytes) -> None:
    ours = registry.importers(("sms_backup_restore", "vcard", "events_table"))
    with pytest.raises(UnrecognisedFile):
        detect(MemorySource("noise.bin", head), ours)


class CountingSource(MemorySource):
    """Counts how often somebody asks for its first bytes."""

    asked = 0

    def head(self, size: int = HEAD) -> bytes:
        self.asked += 1
        return super().head(size)


def test_the_first_bytes_are_read_once_for_all_importers() -> None:
    source = CountingSource("messages/inbox/ada_1/message_1.json", b'{"participants": []}')
    candidates(source, registry.importers())
    assert source.asked == 1


class InFolder(ByMark):
    """Takes only what lies in a folder of its own."""

    def __init__(self, name: str, folder: str) -> None:
        super().__init__(name)
        self.folder = folder

    def recognise(self, source: Source, head: bytes) -> bool:
        return source.path.startswith(self.folder) and super().recognise(source, head)


def test_two_services_that_write_the_same_are_told_apart_by_the_place() -> None:
    importers = InFolder("aaa", "one/"), checked(InFolder("aaa", "two/"))
    assert detect(MemorySource("one/x.txt", b"aaa"), importers) is importers[0]
    assert detect(MemorySource("two/x.txt", b"aaa"), importers) is importers[1]
    with pytest.raises(UnrecognisedFile):
        detect(MemorySource("three/x.txt", b"aaa"), importers)
