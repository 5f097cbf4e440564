"""The mail accounts of the owner that are looked into, and how each was at its last look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from stillhere.errors import MeaningUnclear, NoMailAccount
from stillhere.outbound.line import Server, server
from stillhere.outbound.providers import host_for
from stillhere.services.mail_passwords import drop
from stillhere.store.store import Store

ACCOUNTS = "mail_accounts"
STATES = "mail_states"
"""The settings that keep the accounts, and how each was at its last look."""
ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)*")
YEARS = 2
"""How far back the first look goes where nobody says otherwise."""


class MailAccount(msgspec.Struct, frozen=True):
    """An account; `since` is the first day that is fetched, `words` keeps what was written."""

    address: str
    server: Server
    user: str
    since: date
    words: bool = False


class MailState(msgspec.Struct, frozen=True):
    """How an account was at its last look. Times are Unix milliseconds.

    `folders` holds of each folder its UIDVALIDITY and the number of the next mail. Up to `until`
    everything is fetched. `last_import` is the import that brought the newest. `trouble` tells why
    the last look failed; `refused` that the provider did not want this password, so that it is not
    said again and again.
    """

    folders: dict[str, tuple[int, int]] = {}
    looked: int | None = None
    until: int | None = None
    last_import: int | None = None
    trouble: str | None = None
    refused: bool = False


def account(
    address: str,
    today: date,
    *,
    host: str | None = None,
    user: str | None = None,
    since: date | None = None,
    words: bool = False,
) -> MailAccount:
    """An account as a person names it; what they leave out is as it usually is.

    Raises:
        MeaningUnclear: that is no address, or no server.
    """
    plain = address.strip().lower()
    if ADDRESS.fullmatch(plain) is None:
        raise MeaningUnclear(what="a mail address", text=address, example="ada@example.org")
    try:
        where = server(host or host_for(plain))
    except ValueError:
        raise MeaningUnclear(
            what="a mail server", text=host or "", example="imap.example.org"
        ) from None
    begin = since or years_before(today)
    return MailAccount(plain, where, user or address.strip(), min(begin, today), words)


def years_before(day: date, years: int = YEARS) -> date:
    """The same day some years before; 28 February for the day that only leap years have."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if leap else day.day)


def accounts(store: Store) -> tuple[MailAccount, ...]:
    """The accounts that are looked into, in the order in which they were added."""
    return msgspec.convert(tuple(store.settings.get(ACCOUNTS, ())), tuple[MailAccount, ...])


def named(store: Store, address: str) -> MailAccount:
    """The account with this address.

    Raises:
        NoMailAccount: there is none.
    """
    known = accounts(store)
    for one in known:
        if one.address == address.strip().lower():
            return one
    names = ", ".join(one.address for one in known)
    advice = f"There is {names}." if names else "Add it with: stillhere mail add"
    raise NoMailAccount(address=address, advice=advice)


def keep(store: Store, added: MailAccount) -> None:
    """Look into an account from now on; one that was there is fetched anew from its first day."""
    others = [one for one in accounts(store) if one.address != added.address]
    with store.write():
        _keep(store, [*others, added])
        set_state(store, added.address, None)


def remove(store: Store, address: str) -> None:
    """Look into it no longer, and keep its password no longer; what it brought stays.

    Raises:
        NoMailAccount: there is none.
    """
    gone = named(store, address)
    drop(store, gone.address)
    with store.write():
        _keep(store, [one for one in accounts(store) if one != gone])
        set_state(store, gone.address, None)


def state(store: Store, address: str) -> MailState:
    """How an account was at its last look."""
    return msgspec.convert(store.settings.get(STATES, {}).get(address, {}), MailState)


def set_state(store: Store, address: str, now: MailState | None) -> None:
    """Keep how an account is; None where it was never looked into."""
    states = store.settings.get(STATES, {})
    states.pop(address, None)
    more = {} if now is None else {address: msgspec.to_builtins(now)}
    store.settings.set(STATES, states | more or None)


def _keep(store: Store, kept: Sequence[MailAccount]) -> None:
    store.settings.set(ACCOUNTS, msgspec.to_builtins(tuple(kept)) or None)
