"""Fetches what is new in a mail account: one import a fetch, and never half of one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import NamedTuple

import msgspec

from stillhere.errors import MailError, MailRefused, PasswordUnknown, StillhereError
from stillhere.importers.api import Reading
from stillhere.importers.mail.fetched import IMAP, Fetched, purposes, read_fetched
from stillhere.importers.mail.folders import NOT_CONTACT, SENT
from stillhere.outbound.imap import Folder, Mailbox, check
from stillhere.records.event import Event
from stillhere.records.intake import Coverage, Outcome
from stillhere.services import mail_accounts, mail_passwords
from stillhere.services.bring_in import reading_for, settled
from stillhere.services.home import Home, zone
from stillhere.services.mail_accounts import MailAccount, MailState
from stillhere.services.report import report
from stillhere.services.wishes import Brought, Progress, Watch, Wishes, unwatched
from stillhere.store.store import Store
from stillhere.support.clock import milliseconds

EVERY = 15 * 60 * 1000
"""Milliseconds between two looks that nobody asked for."""
TEXT = 1 << 16
"""Bytes of each mail that are fetched where words are wanted: its header and what was written."""
DOUBLES = frozenset({"flagged", "important"})
"""Special uses (RFC 6154) of folders that only show again what lies in others."""
RECEIVED_ONLY = ("received-only",)


class Look(NamedTuple):
    """What a look found: `folders` as in `MailState`, `sent` whether sent mails are there too."""

    outcomes: list[Outcome]
    folders: dict[str, tuple[int, int]]
    sent: bool

    @property
    def empty(self) -> bool:
        """Whether there is nothing that anybody wrote."""
        return not any(isinstance(one, Event) for one in self.outcomes)


def add_account(home: Home, added: MailAccount, password: str) -> bool:
    """Look into an account from now on, if its provider lets us; whether its password is kept.

    Raises:
        MailUnreachable, MailNotPrivate, MailRefused, MailBroken: it could not be looked into.
    """
    check(added.server, added.user, password)
    with home.store() as store:
        mail_accounts.keep(store, added)
        return mail_passwords.keep(store, added.address, password)


def fetch_mail(
    home: Home, address: str, password: str | None = None, watch: Watch = unwatched
) -> Brought:
    """Fetch what came since the last time. The record is as before where anything fails.

    The watch is told of each folder, with mails for bytes.

    Raises:
        NoMailAccount: there is no such account.
        MailError: it could not be looked into; `stillhere doctor` tells it too.
    """
    with home.store() as store:
        account = mail_accounts.named(store, address)
        before = mail_accounts.state(store, account.address)
        secret = password or mail_passwords.find(store, account.address)
        now = milliseconds(home.clock.now())
        wishes = Wishes(words=account.words, exported=now)
        reading = reading_for(store, wishes, zone(store))
    try:
        if secret is None:
            raise PasswordUnknown(address=account.address)
        found = _looked(account, before, secret, reading, watch)
    except MailError as error:
        _note(home, account, before, error)
        raise
    with home.store() as store:
        return _kept(store, account, before, found, now)


def fetch_due(home: Home) -> list[Brought]:
    """Fetch from each account whose last look is a while ago; failures are kept for `doctor`.

    What the provider refused is not tried again before the person gives another password.
    """
    if not home.exists:
        return []
    brought = []
    for account in _due(home):
        try:
            brought.append(fetch_mail(home, account.address))
        except StillhereError:  # one that fails stops no other
            continue
    return brought


def _due(home: Home) -> list[MailAccount]:
    now = milliseconds(home.clock.now())
    with home.store() as store:
        known = [(one, mail_accounts.state(store, one.address)) for one in _accounts(store)]
    return [
        one
        for one, was in known
        if not was.refused and (was.looked is None or not 0 <= now - was.looked < EVERY)
    ]


def _accounts(store: Store) -> tuple[MailAccount, ...]:
    return mail_accounts.accounts(store)


def _looked(
    account: MailAccount, before: MailState, password: str, reading: Reading, watch: Watch
) -> Look:
    """Everything that is new, read; the line is closed before anything is kept."""
    with Mailbox(account.server, account.user, password) as box:
        folders = worth_reading(box.folders())
        states: dict[str, tuple[int, int]] = {}
        mails = _mails(box, folders, account, before, states, watch)
        outcomes = list(_once(read_fetched(mails, account.address, reading)))
        sent = any(SENT in purposes(one.path, one.uses) or "all" in one.uses for one in folders)
        return Look(outcomes, states, sent)


def worth_reading(folders: list[Folder]) -> list[Folder]:
    """The folders with mail between people, those of sent mails first.

    Where one holds all mail (Gmail), the others only show it again.
    """
    meant = {one: purposes(one.path, one.uses) for one in folders}
    kept = [one for one in folders if meant[one].isdisjoint(NOT_CONTACT) and not one.uses & DOUBLES]
    if any("all" in one.uses for one in kept):
        kept = [one for one in kept if "all" in one.uses or SENT in meant[one]]
    return sorted(kept, key=lambda one: SENT not in meant[one])


def _mails(
    box: Mailbox,
    folders: list[Folder],
    account: MailAccount,
    before: MailState,
    states: dict[str, tuple[int, int]],
    watch: Watch,
) -> Iterator[Fetched]:
    """The new mails of each folder; fills `states`."""
    for folder in folders:
        opened = box.open(folder)
        validity, following = before.folders.get(folder.path, (0, 0))
        if validity and validity == opened.validity:
            uids = box.beyond(following, opened)
        else:
            following = 0
            uids = box.since(account.since - timedelta(days=1), opened)
        meant = purposes(folder.path, folder.uses)
        for number, mail in enumerate(box.mails(uids, TEXT if account.words else 0), 1):
            yield Fetched(folder.path, meant, mail.text, mail.size, mail.arrived)
            watch(Progress(f"{account.address} {folder.path}", number, number, len(uids)))
        states[folder.path] = (opened.validity, max(opened.following, following, *uids, 0))


def _once(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """Each event once: a mail may lie in several folders."""
    seen: set[tuple[str, int]] = set()
    for one in outcomes:
        if isinstance(one, Event):
            if (one.thread, one.key) in seen:
                continue
            seen.add((one.thread, one.key))
        yield one


def _kept(store: Store, account: MailAccount, before: MailState, found: Look, now: int) -> Brought:
    """Keep what was found as one import. Where nothing came, the last one reaches until now."""
    nothing = Brought(path=account.address, importer=IMAP)
    with store.write():
        if _overtaken(store, account, before):
            return nothing
        last = before.last_import
        if found.empty and last is not None and store.imports.get(last) is not None:
            store.coverage.extend(last, now)
        else:
            last = _import(store, account, before, found, now)
        state = MailState(found.folders, looked=now, until=now, last_import=last)
        mail_accounts.set_state(store, account.address, state)
    record = None if last == before.last_import else store.imports.get(last)
    return nothing if record is None else settled(store, [report(store, record)])[0]


def _overtaken(store: Store, account: MailAccount, before: MailState) -> bool:
    """Whether the account was removed, changed or fetched by another in the meantime."""
    if account not in mail_accounts.accounts(store):
        return True
    now = mail_accounts.state(store, account.address)
    return (now.folders, now.until) != (before.folders, before.until)


def _import(store: Store, account: MailAccount, before: MailState, found: Look, now: int) -> int:
    begin = milliseconds(datetime.combine(account.since, time(), zone(store)))
    start = begin if before.until is None else before.until
    window = Coverage("mail", min(start, now - 1), now, blind=() if found.sent else RECEIVED_ONLY)
    begun = store.imports.begin(
        account.address, IMAP, f"{IMAP} {account.address} {now}", words=account.words, at=now
    )
    with begun as writer:
        writer.extend(found.outcomes)
        writer.add(window)
    return writer.record.id


def _note(home: Home, account: MailAccount, before: MailState, error: MailError) -> None:
    """Keep why a look failed."""
    now = milliseconds(home.clock.now())
    failed = msgspec.structs.replace(
        before, looked=now, trouble=str(error), refused=isinstance(error, MailRefused)
    )
    with home.store() as store, store.write():
        if not _overtaken(store, account, before):
            mail_accounts.set_state(store, account.address, failed)
