from __future__ import annotations

import gzip
import os
import struct
from pathlib import Path

import pytest

from stillhere.errors import ArchiveTooLarge, DamagedFile, EmptyFile, FileMissing, FileUnreadable
from stillhere.importers.streams import FileSource
from stillhere.importers.text import encoding_of, lines, masked
from stillhere.testing.memory import MemorySource


def test_a_file_gives_its_name_size_head_and_content(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"one two three")
    source = FileSource(path)
    with source.open() as stream:
        content = stream.read()
    assert (source.name, source.container, source.size, source.modified) == (
        "notes.txt",
        "",
        13,
        None,
    )
    assert (source.head(3), content) == (b"one", b"one two three")


def test_bytes_read_grow_with_every_pass_and_not_with_looking_at_the_head(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"x" * 1000)
    source = FileSource(path)
    source.head()
    assert source.bytes_read == 0
    for passes in (1, 2):
        with source.open() as stream:
            stream.read()
        assert source.bytes_read == 1000 * passes


def test_gzip_is_read_as_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "events.csv.gz"
    path.write_bytes(gzip.compress(b"tie_id,timestamp" * 1000))
    source = FileSource(path)
    with source.open() as stream:
        assert stream.read() == b"tie_id,timestamp" * 1000
    assert (source.name, source.size) == ("events.csv", 16_000)


def test_a_gzip_that_is_cut_off_gives_what_it_has_and_then_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "events.csv.gz"
    path.write_bytes(gzip.compress(os.urandom(100_000))[:50_000])
    with FileSource(path).open() as stream, pytest.raises(DamagedFile, match="was kept"):
        stream.read()


def test_a_gzip_bomb_is_stopped_while_it_unpacks(tmp_path: Path) -> None:
    path = tmp_path / "bomb.csv.gz"
    packed = bytearray(gzip.compress(bytes(80 * 2**20)))
    packed[-4:] = struct.pack("<I", 1)
    path.write_bytes(packed)
    with FileSource(path).open() as stream, pytest.raises(ArchiveTooLarge):
        stream.read()


def test_missing_empty_and_unreadable_files_each_get_their_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(FileMissing, match="check the name"):
        FileSource(tmp_path / "nowhere.txt")
    with pytest.raises(EmptyFile, match="export it again"):
        FileSource(tmp_path / "empty.txt")
    with pytest.raises(FileUnreadable, match="may not be opened"):
        FileSource(tmp_path)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b"plain", "utf-8"),
        ("größe".encode(), "utf-8"),
        ("größe".encode()[:3], "utf-8"),
        ("größe".encode("utf-8-sig"), "utf-8-sig"),
        ("größe".encode("utf-16"), "utf-16"),
        ("größe".encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_follows_from_the_first_bytes(head: bytes, encoding: str) -> None:
    assert encoding_of(head) == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_lines_are_numbered_in_every_encoding(encoding: str) -> None:
    source = MemorySource("a.txt", "größe\r\nzwei\n\nvier".encode(encoding))
    assert list(lines(source)) == [(1, "größe"), (2, "zwei"), (3, ""), (4, "vier")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_only_the_beginning_of_an_endless_line_is_kept(encoding: str) -> None:
    source = MemorySource("a.txt", f"{'x' * 5000}\nnext".encode(encoding))
    found = list(lines(source, limit=1000))
    assert [number for number, _ in found] == [1, 2]
    assert len(found[0][1]) <= 2000
    assert found[1][1] == "next"


def test_an_excerpt_shows_the_shape_and_nothing_else() -> None:
    assert masked("12.03.24, Zoë: hi 😀") == "99.99.99, xxx: xx 😀"
