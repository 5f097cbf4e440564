"""How it is with what comes in by itself: folders and mail accounts, and their last look."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from stillhere.errors import StillhereError
from stillhere.insight import dates
from stillhere.services import mail_accounts
from stillhere.services.home import zone
from stillhere.services.mail_accounts import MailAccount, MailState
from stillhere.services.watch import reachable, watched
from stillhere.store.imported import ImportRecord
from stillhere.store.store import Store
from stillhere.support.clock import Clock, instant, local_day


class FolderHealth(msgspec.Struct, frozen=True):
    """A folder or file that is looked into. `last` is the day on which it last brought something.

    `trouble` is a sentence where it is gone or may not be opened.
    """

    path: str
    words: bool
    last: date | None
    trouble: str | None
    sentence: str


class MailHealth(msgspec.Struct, frozen=True):
    """A mail account. `last` is the day of the last look that succeeded, `looked` of any.

    `trouble` is a sentence where the last look failed.
    """

    address: str
    host: str
    user: str
    words: bool
    since: date
    last: date | None
    looked: date | None
    trouble: str | None
    sentence: str


def folder_health(store: Store, clock: Clock) -> tuple[FolderHealth, ...]:
    """How it is with each folder, in the order in which they were added."""
    where, now = zone(store), clock.now()
    imports = store.imports.list()
    found = []
    for one in watched(store):
        at = _last(one.path, imports)
        day = None if at is None else local_day(instant(at), where)
        trouble = _trouble(Path(one.path))
        came = "Nothing came from there yet." if day is None else _came(day, local_day(now, where))
        said = f"{one.path}: {trouble or came}"
        found.append(FolderHealth(one.path, one.words, day, trouble, said))
    return tuple(found)


def mail_health(store: Store, clock: Clock) -> tuple[MailHealth, ...]:
    """How it is with each account, in the order in which they were added."""
    today = local_day(clock.now(), zone(store))
    return tuple(
        _account(one, mail_accounts.state(store, one.address), store, today)
        for one in mail_accounts.accounts(store)
    )


def _account(one: MailAccount, was: MailState, store: Store, today: date) -> MailHealth:
    last = _day(was.until, store)
    return MailHealth(
        address=one.address,
        host=one.server.host,
        user=one.user,
        words=one.words,
        since=one.since,
        last=last,
        looked=_day(was.looked, store),
        trouble=was.trouble,
        sentence=_said(last, was.trouble, today),
    )


def _said(last: date | None, trouble: str | None, today: date) -> str:
    fetched = "It was not fetched yet."
    if last is not None:
        fetched = f"It was last fetched {dates.on_and_ago(last, today)}."
    return f"{fetched} {trouble}" if trouble else fetched


def _day(at: int | None, store: Store) -> date | None:
    return None if at is None else local_day(instant(at), zone(store))


def _trouble(path: Path) -> str | None:
    try:
        reachable(path)
    except StillhereError as error:
        return str(error)
    return None


def _last(path: str, imports: list[ImportRecord]) -> int | None:
    """When something of this folder or file was last brought in (Unix ms)."""
    inside = (f"{path}/", f"{path}\\", f"{path}:")
    return next(
        (one.at for one in imports if one.label == path or one.label.startswith(inside)), None
    )


def _came(day: date, today: date) -> str:
    return f"It last brought something {dates.on_and_ago(day, today)}."
