"""The tests that every importer passes, ours and everybody else's.

An importer's own test is a subclass:

    class TestMine(ImporterConformance):
        importer = Mine()
        folder = Path(__file__).parent / "samples"

beside samples with golden files (see `stillhere.testing.golden`).
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stillhere.importers import registry
from stillhere.importers.api import Importer, Source
from stillhere.importers.archives import is_zip, sources
from stillhere.importers.detect import candidates
from stillhere.records.event import Event, Thread
from stillhere.records.intake import Outcome
from stillhere.testing.golden import as_json, golden_path, outcomes, samples
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import ZONE, sample_reading

EARLIEST = 0
LATEST = 4_102_444_800_000
LARGEST_FOR_DAMAGE = 20_000
DAMAGE = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.differing_executors]
)
NOISE = st.one_of(st.binary(min_size=1, max_size=40), st.sampled_from([b"<", b'"', b"\n", b"\0"]))


class ImporterConformance:
    """Subclass this with an `importer` and a `folder` of samples.

    Attributes:
        importer: what is tested.
        folder: holds the samples and their golden files.
        rivals: names of the importers among which exactly one may recognise a sample; None for
            all that are installed.
        long_sample: a name and a long file, of which the first record must come before the whole
            file was read; None where a format can only be read as a whole.
    """

    importer: Importer
    folder: Path
    rivals: tuple[str, ...] | None = None
    long_sample: tuple[str, bytes] | None = None

    def test_there_are_samples(self) -> None:
        """Without a sample nothing below says anything."""
        _hold(bool(self._sources()), f"there is no sample in {self.folder}")

    def test_exactly_this_importer_recognises_each_sample(self) -> None:
        """Neither nobody nor two."""
        for source in self._sources():
            _hold(self._mine(source), f"{source.name} is not recognised")
            found = {rival.name for rival in candidates(source, registry.importers(self.rivals))}
            others = sorted(found - {self.importer.name})
            _hold(not others, f"{source.name} is also recognised by {others}")

    def test_each_sample_reads_as_its_golden_file_says(self) -> None:
        """The golden file is the specification."""
        for sample in samples(self.folder):
            expected = golden_path(sample).read_text(encoding="utf-8")
            actual = as_json(outcomes(self.importer, sample, sample_reading()))
            difference = "\n".join(
                difflib.unified_diff(expected.splitlines(), actual.splitlines(), lineterm="")
            )
            _hold(not difference, f"{sample.name} reads otherwise:\n{difference}")

    def test_reading_twice_gives_the_same(self) -> None:
        """An importer remembers nothing from one file to the next."""
        for source in self._sources():
            _hold(self._read(source) == self._read(source), f"{source.name} changes")

    def test_keys_are_the_same_with_and_without_words(self) -> None:
        """Whoever keeps the words later gets them filled in, not everything twice."""
        for source in self._sources():
            with_words = _keys(self._read(source, words=True))
            without = _keys(self._read(source, words=False))
            _hold(with_words == without, f"keys of {source.name} depend on words")

    def test_words_are_kept_only_when_asked_for(self) -> None:
        """Dates and lengths only is the default."""
        for source in self._sources():
            kept = [item for item in _events(self._read(source, words=False)) if item.words]
            _hold(not kept, f"words of {source.name} are kept unasked")

    def test_records_keep_the_contract(self) -> None:
        """Threads before their events, keys of 64 bits, sensible times."""
        for source in self._sources():
            _check(self._read(source))

    def test_the_first_record_comes_before_the_whole_file_is_read(self) -> None:
        """Files may have gigabytes."""
        if self.long_sample is None:
            return
        source = MemorySource(*self.long_sample)
        next(iter(self.importer.read(source, sample_reading())))
        _hold(source.bytes_read < source.size / 2, "the whole file was read before anything came")

    @DAMAGE
    @given(data=st.data())
    def test_a_file_that_is_cut_off_is_read_without_an_error(self, data: st.DataObject) -> None:
        """What came before is kept; what is missing is told, never raised."""
        source, content = data.draw(st.sampled_from(self._contents()))
        end = data.draw(st.integers(0, len(content)))
        self._survives(source, content[:end])

    @DAMAGE
    @given(data=st.data(), noise=NOISE)
    def test_a_file_with_noise_in_it_is_read_without_an_error(
        self, data: st.DataObject, noise: bytes
    ) -> None:
        """One bad byte never stops the rest."""
        source, content = data.draw(st.sampled_from(self._contents()))
        place = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 20))
        self._survives(source, content[:place] + noise + content[place + length :])

    def _sources(self) -> list[Source]:
        return [
            source
            for sample in samples(self.folder)
            for source in sources(sample, ZONE)
            if is_alone(sample) or self._mine(source)
        ]

    def _mine(self, source: Source) -> bool:
        return bool(candidates(source, (self.importer,)))

    def _contents(self) -> list[tuple[Source, bytes]]:
        return [
            (source, content)
            for source in self._sources()
            if source.size <= LARGEST_FOR_DAMAGE and (content := _bytes(source))
        ]

    def _read(self, source: Source, *, words: bool = True) -> list[Outcome]:
        return list(self.importer.read(source, sample_reading(words=words)))

    def _survives(self, source: Source, content: bytes) -> None:
        """Damaged content at the place of the sound one, with the same files around it."""
        _check(self._read(Damaged(source, content)))


class Damaged(MemorySource):
    """Other bytes in the place of a source."""

    def __init__(self, source: Source, content: bytes) -> None:
        super().__init__(source.path, content, source.container, source.modified)
        self._source = source

    def beside(self, path: str) -> Source | None:
        """What lies beside the sound one."""
        return self._source.beside(path)


def is_alone(sample: Path) -> bool:
    """Whether a sample is one file, and no folder or zip of many."""
    return sample.is_file() and not is_zip(sample)


def _bytes(source: Source) -> bytes:
    with source.open() as stream:
        return stream.read()


def _events(items: list[Outcome]) -> Iterator[Event]:
    return (item for item in items if isinstance(item, Event))


def _keys(items: list[Outcome]) -> list[tuple[str, int]]:
    return [(event.thread, event.key) for event in _events(items)]


def _check(items: list[Outcome]) -> None:
    threads: set[str] = set()
    for item in items:
        _valid(item)
        if isinstance(item, Thread):
            _hold(item.key not in threads, f"the thread {item.key} comes twice")
            threads.add(item.key)
        elif isinstance(item, Event):
            _hold(item.thread in threads, f"an event comes before its thread {item.thread}")
            _hold(EARLIEST <= item.at < LATEST, f"{item.at} is no sensible time")
            _hold(-(2**63) <= item.key < 2**63, f"{item.key} has more than 64 bits")


def _valid(item: Outcome) -> None:
    """Raises unless every field has the type that the record says."""
    msgspec.convert(msgspec.to_builtins(item), type(item))


def _hold(truth: bool, otherwise: str) -> None:  # noqa: FBT001 - reads like assert
    """Plain `assert` says nothing outside of test files, where pytest does not rewrite it."""
    if not truth:
        raise AssertionError(otherwise)
