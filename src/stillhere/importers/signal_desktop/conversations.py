"""Who is behind each row of the table `conversations`."""

from __future__ import annotations

from collections.abc import Iterator

from stillhere.importers.api import Reading
from stillhere.importers.database import AppDatabase, Row
from stillhere.importers.signal_identity import SERVICE, account, group_key, pair_key
from stillhere.importers.text import readable
from stillhere.records.event import Thread
from stillhere.records.handle import SELF, Handle, named
from stillhere.records.intake import Contact

WANTED = ("name", "profileFullName", "profileName", "e164", "serviceId", "uuid", "groupId")
PNI = "PNI:"


class Conversations:
    """The people and threads of a database."""

    def __init__(self, database: AppDatabase, reading: Reading) -> None:
        self._phone = reading.phone
        self._people: dict[str, Handle] = {}
        self._by_name: dict[str, str] = {}
        self._own = frozenset(_own_ids(database))
        self.threads: dict[str, Thread] = {}
        self.contacts: dict[Handle, Contact] = {}
        self.blind: set[str] = set()
        for row in _rows(database):
            self._take(*row)

    def author(self, conversation: str, source: object) -> Handle | None:
        """Who wrote a message that came in: as it says, else the other side."""
        if isinstance(source, str) and source:
            known = self._people.get(self._by_name.get(source, source))
            return known or self._account(source)
        return self.threads[conversation].counterpart

    def called(self, peer: str) -> str | None:
        """The conversation of a call, by its id, its account, its number or its group."""
        return peer if peer in self.threads else self._by_name.get(peer)

    def _take(self, id_: str, kind: str, master: object, timer: object, *columns: object) -> None:
        values = [readable(str(value)) if value else "" for value in columns]
        name, full, profile, number, service, uuid, group = values
        who = (service or uuid).lower()
        title = (name or full or profile).strip()
        if timer:
            self.blind.add(id_)
        self._by_name.update({each: id_ for each in (service or uuid, number, group) if each})
        if kind == "group":
            key = _group_key(master) or f"group:{group or id_}"
            self.threads[id_] = Thread(key, SERVICE, title, (SELF,), group=True)
        elif who and who in self._own:
            self._people[id_] = SELF
        else:
            self._person(id_, title, service or uuid, number)

    def _person(self, id_: str, title: str, service: str, number: str) -> None:
        found = [self._account(service)] if service else []
        handles = [handle for handle in found if handle is not None]
        if number:
            handles.append(self._phone(number))
        if not handles and not title:
            return
        handle = handles[0] if handles else named(SERVICE, title)
        self._people[id_] = handle
        if title and handles:
            self.contacts[handle] = Contact(title, tuple(handles))
        key = pair_key(handle)
        self.threads[id_] = Thread(key, SERVICE, title, (handle,), counterpart=handle)

    def _account(self, id_: str) -> Handle | None:
        if id_.lower() in self._own:
            return SELF
        try:
            handle = account(id_.removeprefix(PNI))
        except ValueError:
            return self._phone(id_) if id_.startswith("+") else None
        return Handle(SERVICE, f"pni:{handle.address}") if id_.startswith(PNI) else handle


def _group_key(master: object) -> str:
    """The key of a group whose master key is kept, "" where that is none."""
    try:
        return group_key(master) if isinstance(master, str) and master else ""
    except ValueError:
        return ""


def _own_ids(database: AppDatabase) -> Iterator[str]:
    """The owner's account: "uuid.device", in a JSON value, and older ones without JSON."""
    if not database.columns("items"):
        return
    sql = (
        "SELECT CASE WHEN json_valid(json) THEN json_extract(json, '$.value') END FROM items"
        " WHERE id = 'uuid_id'"
    )
    for (value,) in database.rows(sql):
        if isinstance(value, str):
            yield value.split(".")[0].lower()


def _rows(database: AppDatabase) -> Iterator[Row]:
    present = database.columns("conversations")
    wanted = ", ".join(name if name in present else "NULL" for name in WANTED)
    parts = ", ".join(
        f"CASE WHEN json_valid(json) THEN json_extract(json, '$.{key}') END"
        for key in ("masterKey", "expireTimer")
    )
    sql = f"SELECT id, type, {parts}, {wanted} FROM conversations"  # noqa: S608 - names of ours
    for row in database.rows(sql):
        if isinstance(row[0], str) and isinstance(row[1], str):
            yield row
