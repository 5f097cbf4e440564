"""Brings exports in: reads each file into the store, one transaction a file, and tells of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from stillhere.errors import CutShort, NotYet, PasswordNeeded, PasswordWrong, StillhereError
from stillhere.importers.api import HEAD, Reading
from stillhere.people.handles import normalise_phone
from stillhere.records.intake import Outcome
from stillhere.services.alike import alike
from stillhere.services.chosen import chosen
from stillhere.services.exports import Export, Unreadable, exports, importers_for
from stillhere.services.home import Home, named_zone, zone
from stillhere.services.occasions import telling
from stillhere.services.report import report
from stillhere.services.settle import country, settle
from stillhere.services.tally import Tally
from stillhere.services.wishes import Brought, Progress, Watch, Wishes, unwatched
from stillhere.store.settings import ZONE
from stillhere.store.store import Store
from stillhere.support.clock import instant, milliseconds

OWNER = "owner"
"""The setting that remembers the name under which the owner appears."""

EVERY = 4096
"""How many outcomes pass between two calls of the watch."""


def bring_in(
    home: Home, paths: Iterable[Path], wishes: Wishes, watch: Watch = unwatched
) -> list[Brought]:
    """Read every export at `paths` (files, folders, zips), one transaction a file.

    A file that cannot be read becomes a `Brought` with its sentence and never stops the rest.
    Where the watch says stop, what was read of that file is kept and no other is begun. An
    interrupt leaves nothing of the file that was being read.

    Raises:
        MeaningUnclear: there is no such zone or format.
        NotYet: the day of the export is still to come.
        StoreLocked, StoreNewer, StoreDamaged: the store itself cannot be opened.
    """
    importers = importers_for(wishes.importer)
    given = named_zone(wishes.zone) if wishes.zone else None
    with home.store() as store:
        where = given or zone(store)
        _check_exported(home, wishes, where)
        if not wishes.dry_run:
            _remember(store, wishes, given, where)
        reader = _Reader(home, store, wishes, where, watch)
        found = (
            each for path in paths for each in exports(path, where, importers, wishes.password)
        )
        brought = list(reader.read(found))
        if not any(one.done and one.id for one in brought):
            return brought
        return settled(store, brought)


def survey(
    home: Home, paths: Iterable[Path], wishes: Wishes, watch: Watch = unwatched
) -> list[Brought]:
    """Read everything and store nothing; each file's `chats` are there to choose from.

    Raises:
        As `bring_in`.
    """
    return bring_in(home, paths, msgspec.structs.replace(wishes, dry_run=True), watch)


def _remember(store: Store, wishes: Wishes, given: ZoneInfo | None, where: ZoneInfo) -> None:
    """Keep the zone in which days are counted, set with the first import, and the owner's name."""
    if given is not None or store.settings.get(ZONE) is None:
        store.daily.set_zone(where)
        store.settings.set(ZONE, where.key)
    if wishes.owner:
        store.settings.set(OWNER, wishes.owner)


def _check_exported(home: Home, wishes: Wishes, where: ZoneInfo) -> None:
    """A record that reached into the future would take every day until then for silence."""
    said = wishes.exported
    if said is not None and said > milliseconds(home.clock.now()):
        raise NotYet(day=instant(said).astimezone(where).date().isoformat())


class _Reader:
    """Reads the files of one call of `bring_in`."""

    def __init__(
        self, home: Home, store: Store, wishes: Wishes, where: ZoneInfo, watch: Watch
    ) -> None:
        self._home = home
        self._store = store
        self._wishes = wishes
        self._zone = where
        self._watch = watch
        self._stopped = False

    def read(self, found: Iterable[Export | Unreadable]) -> Iterator[Brought]:
        """A report for each of `found`, until the watch says stop."""
        for each in found:
            if isinstance(each, Unreadable):
                yield Brought(path=each.label, error=str(each.error), locked=_locked(each.error))
            elif not (self._wishes.fresh and self._known(each)):
                yield self._one(each)
            if self._stopped:
                return

    def _known(self, export: Export) -> bool:
        return self._store.imports.find(_fingerprint(export)) is not None

    def _one(self, export: Export) -> Brought:
        reading = reading_for(self._store, self._wishes, self._zone)
        outcomes = telling(chosen(export.read(reading), self._wishes.only))
        watched = chain.from_iterable(self._watched(export, iter(outcomes)))
        try:
            if self._wishes.dry_run:
                tally = Tally(self._zone, reading.owner, self._store.events.keys)
                return tally.of(export.label, export.importer.name, watched)
            return self._kept(export, watched)
        except StillhereError as error:
            refused = error
        except OSError:
            refused = CutShort(name=export.sources[0].name)
        return Brought(
            path=export.label,
            importer=export.importer.name,
            error=str(refused),
            locked=_locked(refused),
        )

    def _kept(self, export: Export, outcomes: Iterable[Outcome]) -> Brought:
        begun = self._store.imports.begin(
            export.label,
            export.importer.name,
            _fingerprint(export),
            words=self._wishes.words,
            at=milliseconds(self._home.clock.now()),
            more_follow=True,
        )
        with begun as writer:
            writer.extend(outcomes)
        return report(self._store, writer.record)

    def _watched(self, export: Export, outcomes: Iterator[Outcome]) -> Iterator[list[Outcome]]:
        """What the importer yields, in pieces; after each the watch is told how far it is."""
        read = 0
        while piece := list(islice(outcomes, EVERY)):
            yield piece
            read += len(piece)
            if not self._watch(_progress(export, read)):
                self._stopped = True
                return


def _locked(error: StillhereError) -> bool:
    return isinstance(error, PasswordNeeded | PasswordWrong)


def _progress(export: Export, read: int) -> Progress:
    """How far a file is read; one that is read twice begins anew with its second reading."""
    total, passed = export.size, export.bytes_read
    return Progress(export.label, read, passed - total if passed > total else passed, total)


def settled(store: Store, brought: list[Brought]) -> list[Brought]:
    """The reports of imports anew, after it was settled who is who."""
    settle(store, store.settings.get(OWNER))
    alike(store)
    store.search.tidy()
    return [_told_again(store, one) for one in brought]


def _told_again(store: Store, brought: Brought) -> Brought:
    """The report after it was settled who is who."""
    record = None if brought.id is None else store.imports.get(brought.id)
    return brought if record is None else report(store, record)


def reading_for(store: Store, wishes: Wishes, where: ZoneInfo) -> Reading:
    """How what comes is to be read: as the person wishes, and with what the store knows of them."""
    return Reading(
        zone=where,
        key=store.key_maker(),
        phone=partial(normalise_phone, country=country(store)),
        owner=_own_names(store, wishes),
        words=wishes.words,
        date_order=wishes.date_order,
        exported=wishes.exported,
        password=wishes.password,
    )


def _own_names(store: Store, wishes: Wishes) -> frozenset[str]:
    """The names and numbers under which the owner is known to appear."""
    known = [one for one in store.handles.list() if one.mine and one.handle.service != "self"]
    names = {name for one in known for name in (one.handle.label, one.name)}
    said = {wishes.owner or store.settings.get(OWNER)} - {None}
    return frozenset(names | said)


def _fingerprint(export: Export) -> str:
    """What tells one export from another: the sizes and first bytes of its files and their logs."""
    found = hashlib.sha256()
    for source in export.sources:
        for each in filter(None, (source, source.beside(f"{source.name}-wal"))):
            found.update(each.head(HEAD) + str(each.size).encode())
    return found.hexdigest()
