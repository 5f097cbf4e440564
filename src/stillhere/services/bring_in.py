"""Brings exports in: finds the importer, reads each file into the store, says what came of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from stillhere.errors import StillhereError
from stillhere.importers import registry
from stillhere.importers.api import HEAD, Importer, KeyMaker, Reading, Source
from stillhere.importers.archives import sources
from stillhere.importers.detect import detect
from stillhere.people.handles import normalise_phone
from stillhere.records.event import Event, Thread
from stillhere.records.intake import Contact, Coverage, Outcome
from stillhere.services.home import Home, zone
from stillhere.services.settle import country, settle
from stillhere.services.tally import Tally, title
from stillhere.services.wishes import Brought, Covered, Named, Progress, Watch, Wishes, unwatched
from stillhere.store.imported import ImportRecord
from stillhere.store.store import Store
from stillhere.support.clock import instant, milliseconds

EVERY = 4096
"""How many outcomes pass between two calls of the watch."""


def bring_in(
    home: Home, paths: Iterable[Path], wishes: Wishes, watch: Watch = unwatched
) -> list[Brought]:
    """Read every export in `paths` (files, folders, zips), one transaction a file.

    A file that cannot be read becomes a `Brought` with its sentence and never stops the rest.

    Raises:
        StoreLocked, StoreNewer, StoreDamaged: the store itself cannot be opened.
    """
    with home.store() as store:
        if wishes.zone:
            store.settings.set("zone", wishes.zone)
        reader = _Reader(home, store, wishes, watch)
        brought = [report for path in paths for report in reader.read(path)]
        if not wishes.dry_run and any(report.new for report in brought):
            settle(store, wishes.owner)
    return brought


class _Reader:
    """Reads files for one call of `bring_in`."""

    def __init__(self, home: Home, store: Store, wishes: Wishes, watch: Watch) -> None:
        self._home, self._store, self._wishes, self._watch = home, store, wishes, watch
        self._zone = ZoneInfo(wishes.zone) if wishes.zone else zone(store)
        self._importers = registry.importers((wishes.importer,) if wishes.importer else None)
        self._reading = _reading(store, wishes, self._zone)

    def read(self, path: Path) -> Iterator[Brought]:
        """A report for each export that `path` holds."""
        unknown: list[StillhereError] = []
        found = 0
        try:
            for source in sources(path, self._zone):
                try:
                    importer = detect(source, self._importers)
                except StillhereError as error:
                    unknown.append(error)
                    continue
                found += 1
                yield self._one(path, source, importer)
        except StillhereError as error:
            yield Brought(path=str(path), error=str(error))
            return
        if not found:
            yield Brought(path=str(path), error=_why_nothing(unknown, path))

    def _one(self, path: Path, source: Source, importer: Importer) -> Brought:
        label = f"{path}: {source.name}" if source.container else str(path)
        outcomes = self._watched(label, source, importer)
        try:
            if self._wishes.dry_run:
                return Tally(self._zone).of(label, importer.name, outcomes)
            return self._store_one(label, source, importer, outcomes)
        except (StillhereError, OSError) as error:
            return Brought(path=label, importer=importer.name, error=_sentence(error, source))

    def _store_one(
        self, label: str, source: Source, importer: Importer, outcomes: Iterator[Outcome]
    ) -> Brought:
        now = milliseconds(self._home.clock.now())
        begun = self._store.imports.begin(
            label, importer.name, _fingerprint(source), words=self._wishes.words, at=now
        )
        with begun as writer:
            for outcome in outcomes:
                writer.add(outcome)
        return report(writer.record, self._zone)

    def _watched(self, label: str, source: Source, importer: Importer) -> Iterator[Outcome]:
        """What the importer yields, telling the watch how far it is; ends when that says so."""
        chosen = _chosen(importer.read(source, self._reading), self._wishes.only)
        for number, outcome in enumerate(chosen):
            yield outcome
            if number % EVERY == 0:
                read = getattr(source, "bytes_read", 0)
                if not self._watch(Progress(label, number, read, source.size)):
                    return


def report(record: ImportRecord, where: ZoneInfo) -> Brought:
    """An import of the store as what came of a file."""
    return Brought(
        path=record.label,
        id=record.id,
        importer=record.importer,
        events=record.events,
        new=record.new,
        repeated=record.repeated,
        skipped_total=record.skipped_total,
        skipped=record.skipped,
        people=tuple(Named(one.name, one.events) for one in record.people),
        threads=tuple(Named(one.name, one.events) for one in record.threads),
        first=_iso(record.first, where),
        last=_iso(record.last, where),
        coverage=tuple(_covered(window, where) for window in record.coverage),
        questions=record.questions,
        left_out=record.left_out,
    )


def _reading(store: Store, wishes: Wishes, where: ZoneInfo) -> Reading:
    own = frozenset(handle.label for handle in store.handles.mine() if handle.service != "self")
    names = own | ({wishes.owner} if wishes.owner else set())
    keys: KeyMaker = store.key_maker()
    return Reading(
        zone=where,
        key=keys,
        phone=partial(normalise_phone, country=country(store)),
        owner=names,
        words=wishes.words,
        date_order=wishes.date_order,
        exported=wishes.exported,
    )


def _chosen(outcomes: Iterable[Outcome], only: tuple[str, ...]) -> Iterator[Outcome]:
    """Only what belongs to the chats called `only`; everything where it is empty."""
    if not only:
        yield from outcomes
        return
    kept: set[str] = set()
    for outcome in outcomes:
        if isinstance(outcome, Thread) and (title(outcome) in only or outcome.key in only):
            kept.add(outcome.key)
        if _belongs(outcome, kept, only):
            yield outcome


def _belongs(outcome: Outcome, kept: set[str], only: tuple[str, ...]) -> bool:
    if isinstance(outcome, Thread):
        return outcome.key in kept
    if isinstance(outcome, Event):
        return outcome.thread in kept
    if isinstance(outcome, Coverage):
        return outcome.thread is None or outcome.thread in kept
    if isinstance(outcome, Contact):
        return outcome.name in only
    return True


def _fingerprint(source: Source) -> str:
    """What tells one file from another: its size and first bytes."""
    return hashlib.sha256(source.head(HEAD) + str(source.size).encode()).hexdigest()


def _why_nothing(unknown: list[StillhereError], path: Path) -> str:
    if unknown:
        return str(unknown[0])
    return f"There is nothing to read in “{path.name}”. Nothing was lost."


def _sentence(error: StillhereError | OSError, source: Source) -> str:
    if isinstance(error, StillhereError):
        return str(error)
    return f"We couldn’t read “{source.name}” to its end. Nothing of it was kept. Please copy it again."


def _iso(at: int | None, where: ZoneInfo) -> str | None:
    return None if at is None else local_iso(at, where)


def local_iso(at: int, where: ZoneInfo) -> str:
    """Unix milliseconds as ISO 8601 with the offset of `where`."""
    moment: datetime = instant(at).astimezone(where)
    return moment.isoformat(timespec="seconds")


def _covered(window: Coverage, where: ZoneInfo) -> Covered:
    return Covered(
        window.channel,
        local_iso(window.start, where),
        _iso(window.end, where),
        window.thread,
        window.blind,
    )
