"""The suite must catch each breach that it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stillhere.importers.api import Knows, Reading, Source
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF
from stillhere.records.intake import Outcome
from stillhere.testing.conformance import ImporterConformance
from stillhere.testing.golden import write_golden

THREAD = Thread("t", "guest")
Read = Callable[[Source, Reading], Iterator[Outcome]]


def good(source: Source, reading: Reading) -> Iterator[Outcome]:
    yield THREAD
    with source.open() as stream:
        for at, line in enumerate(stream, 1):
            words = line.decode("utf-8", "replace") if reading.words else None
            yield Event("t", reading.key(at, SELF, str(line)), at, SELF, "sms", words=words)


class Guest:
    name = "guest"
    title = "guest files"
    knows = Knows()

    def __init__(self, read: Read) -> None:
        self._read = read

    def recognise(self, source: Source, head: bytes) -> bool:
        return source.name.endswith(".guest")

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        return self._read(source, reading)


def suite(folder: Path, read: Read = good) -> ImporterConformance:
    (folder / "a.guest").write_bytes(b"one\ntwo\nthree\n")
    tests = ImporterConformance()
    tests.importer, tests.folder, tests.rivals = Guest(read), folder, ("vcard",)
    tests.long_sample = ("long.guest", b"line\n" * 200_000)
    return tests


def every(tests: ImporterConformance) -> list[Callable[[], None]]:
    return [getattr(tests, name) for name in dir(tests) if name.startswith("test_")]


def test_a_good_importer_passes_everything(tmp_path: Path) -> None:
    tests = suite(tmp_path)
    write_golden(tests.importer, tmp_path, force=False)
    for check in every(tests):
        check()


def test_a_sample_without_its_golden_file_fails(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        suite(tmp_path).test_each_sample_reads_as_its_golden_file_says()


def test_another_result_than_the_golden_one_fails_and_shows_the_difference(tmp_path: Path) -> None:
    tests = suite(tmp_path)
    write_golden(tests.importer, tmp_path, force=False)
    (tmp_path / "a.guest").write_bytes(b"one\n")
    with pytest.raises(AssertionError, match=r"-.*two"):
        tests.test_each_sample_reads_as_its_golden_file_says()


def test_a_folder_without_samples_fails(tmp_path: Path) -> None:
    tests = suite(tmp_path)
    (tmp_path / "a.guest").unlink()
    with pytest.raises(AssertionError, match="no sample"):
        tests.test_there_are_samples()


def test_a_sample_that_another_recognises_too_fails(tmp_path: Path) -> None:
    tests = suite(tmp_path)
    (tmp_path / "b.guest").write_bytes(b"BEGIN:VCARD\n")
    with pytest.raises(AssertionError, match="also recognised by"):
        tests.test_exactly_this_importer_recognises_each_sample()


def orphan(source: Source, reading: Reading) -> Iterator[Outcome]:
    yield Event("t", 1, 1, SELF, "sms")


def too_late(source: Source, reading: Reading) -> Iterator[Outcome]:
    yield THREAD
    yield Event("t", 1, 10**15, SELF, "sms")


def too_wide(source: Source, reading: Reading) -> Iterator[Outcome]:
    yield THREAD
    yield Event("t", 2**63, 1, SELF, "sms")


def twice(source: Source, reading: Reading) -> Iterator[Outcome]:
    yield THREAD
    yield THREAD


@pytest.mark.parametrize("read", [orphan, too_late, too_wide, twice])
def test_records_that_break_the_contract_fail(tmp_path: Path, read: Read) -> None:
    with pytest.raises(AssertionError):
        suite(tmp_path, read).test_records_keep_the_contract()


def wordy(source: Source, reading: Reading) -> Iterator[Outcome]:
    yield THREAD
    yield Event("t", int(reading.words), 1, SELF, "sms", words="kept")


def test_keys_that_depend_on_words_fail(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="depend on words"):
        suite(tmp_path, wordy).test_keys_are_the_same_with_and_without_words()


def test_words_kept_unasked_fail(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="kept unasked"):
        suite(tmp_path, wordy).test_words_are_kept_only_when_asked_for()


def greedy(source: Source, reading: Reading) -> Iterator[Outcome]:
    with source.open() as stream:
        stream.read()
    yield THREAD


def test_reading_the_whole_file_first_fails(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="whole file"):
        suite(tmp_path, greedy).test_the_first_record_comes_before_the_whole_file_is_read()


def fragile(source: Source, reading: Reading) -> Iterator[Outcome]:
    with source.open() as stream:
        if not stream.read().endswith(b"three\n"):
            raise ValueError("cut")
    yield THREAD


def test_raising_on_a_file_that_is_cut_off_fails(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cut"):
        suite(tmp_path, fragile).test_a_file_that_is_cut_off_is_read_without_an_error()
