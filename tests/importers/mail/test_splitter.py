"""The splitter against Python's own mailbox module, and what that one does not know."""

from __future__ import annotations

import io
import mailbox
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stillhere.importers.mail import splitter
from stillhere.importers.mail.splitter import raw_mails

OPENING = b"From ada@example.org Sun Mar 03 10:00:00 2024\n"
HEADER = b"From: ada@example.org\nSubject: x\n"

lines = st.one_of(
    st.sampled_from([b"", b"From the river", b">From me", b"From ", b"From: x", b"--", b"a" * 80]),
    st.binary(max_size=40).map(lambda line: line.replace(b"\n", b"").replace(b"\r", b"")),
)
bodies = st.lists(lines, max_size=12).map(b"\n".join)


@settings(deadline=None, max_examples=150)
@given(st.lists(bodies, min_size=1, max_size=8), st.sampled_from([64, 257, 4096, 1 << 20]))
def test_what_pythons_mailbox_writes_is_cut_where_it_cuts(written: list[bytes], block: int) -> None:
    """Its oracle reads the file again; both must find the same mails, byte for byte."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "box")
        box = mailbox.mbox(path)
        for body in written:
            box.add(HEADER + b"\n" + body)
        box.flush()
        expected = [box.get_bytes(key, from_=True) for key in box.keys()]  # noqa: SIM118 - a mailbox iterates over its mails
        box.close()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(splitter, "BLOCK", block)
            found = list(raw_mails(io.BytesIO(path.read_bytes())))
    assert [raw.text.rstrip(b"\n") for raw in found] == [text.rstrip(b"\n") for text in expected]
    assert len(found) == len(written)


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300), st.sampled_from([b"\n", b"\r\n"]), st.integers(16, 400))
def test_the_size_of_the_blocks_changes_nothing(noise: bytes, end: bytes, block: int) -> None:
    mail = OPENING + HEADER + b"\n" + noise + b"\n\n"
    data = (mail * 40).replace(b"\n", end)
    whole = list(raw_mails(io.BytesIO(data)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(splitter, "BLOCK", block)
        assert list(raw_mails(io.BytesIO(data))) == whole


def cut(data: bytes) -> list[bytes]:
    return [raw.text for raw in raw_mails(io.BytesIO(data))]


def test_a_line_of_text_that_begins_with_from_begins_no_mail() -> None:
    body = b"Hello\n\nFrom 10:30 on I am free.\n\nFrom\n\nFrom Ada with love\nNote: read this\n"
    assert len(cut(OPENING + HEADER + b"\n" + body)) == 1


@pytest.mark.parametrize(
    "opening",
    [
        b"From \n",
        b"From - Sun Mar 03 10:00:00 2024\n",
        b"From 1700@xxx Sun Mar 03 10:00:00 +0000 2024\n",
        b"From MAILER-DAEMON Sun Mar  3 10:00:00 2024\n",
    ],
)
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_the_openings_that_programs_write_begin_a_mail(opening: bytes, end: bytes) -> None:
    mail = (opening + HEADER + b"\nHello\n\n").replace(b"\n", end)
    assert cut(mail * 3) == [mail] * 3


def test_a_mail_begins_only_after_a_blank_line() -> None:
    assert len(cut(OPENING + HEADER + b"\nquoted:\n" + OPENING + HEADER)) == 1


def test_of_a_large_mail_only_the_beginning_is_kept() -> None:
    large = OPENING + HEADER + b"\n" + b"A" * 3_000_000 + b"\n\n"
    found = list(raw_mails(io.BytesIO(large + OPENING + HEADER + b"\nsmall\n")))
    assert [len(raw.text) for raw in found] == [splitter.KEPT, len(OPENING + HEADER) + 7]
    assert [raw.whole for raw in found] == [False, True]
    assert found[1].place == len(large)


def test_what_stands_before_the_first_mail_is_no_mail() -> None:
    (found,) = raw_mails(io.BytesIO(b"torn off\n\n" + OPENING + HEADER))
    assert found.place == 10


def test_nothing_is_no_mail() -> None:
    assert cut(b"") == []
