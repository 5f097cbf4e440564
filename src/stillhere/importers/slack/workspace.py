"""What lies beside the days of an export: people, and who is in which channel.

Files as in hfaran/slack-export-viewer:tests/testarchive.zip: users.json, channels.json, and in
larger exports dms.json, mpims.json and groups.json.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from stillhere.importers.api import Reading, Source
from stillhere.importers.text import readable
from stillhere.records.event import Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import Contact

SERVICE = "slack"
LARGEST = 2**26
LISTS = ("dms", "mpims", "groups", "channels")
ROBOT = "USLACKBOT"
TWO = 2


class Workspace:
    """The files around one day of one channel."""

    def __init__(self, source: Source, reading: Reading) -> None:
        self._source = source
        self._phone = reading.phone
        self._users = {
            str(user.get("id")): user for user in _listed(source, "users") if isinstance(user, dict)
        }
        self._authors: dict[str, Handle | None] = {}
        self._folder = readable(PurePosixPath(source.path).parent.name)
        self._direct = [_members(one) for one in _listed(source, "dms")]
        self.own = self._owner(reading.owner)

    @property
    def exported(self) -> int | None:
        """When the zip was made, where it is one."""
        users = self._source.beside("../users.json")
        return users.modified if users else self._source.modified

    def thread(self) -> Thread | None:
        """The conversation of this folder; None where it is not the owner's."""
        for kind in LISTS:
            for entry in _listed(self._source, kind):
                if isinstance(entry, dict) and self._folder in {entry.get("id"), entry.get("name")}:
                    return self._of(kind, entry)
        return Thread(f"channel:{self._folder}", SERVICE, self._folder, group=True)

    def contact(self, handle: Handle) -> Contact | None:
        """The name of somebody, with the addresses that the workspace knows."""
        user = self._users.get(handle.address, {})
        profile = user.get("profile")
        profile = profile if isinstance(profile, dict) else {}
        names = (user.get("real_name"), profile.get("real_name"), user.get("name"))
        name = next((readable(one) for one in names if isinstance(one, str) and one.strip()), None)
        handles = [handle]
        if isinstance(profile.get("email"), str) and profile["email"]:
            handles.append(Handle("mail", readable(profile["email"]).strip().lower()))
        if isinstance(profile.get("phone"), str) and profile["phone"].strip():
            handles.append(self._phone(readable(profile["phone"])))
        return Contact(name, tuple(handles)) if name else None

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Who could be the owner: everybody in a direct conversation, by id and name."""
        everybody = sorted({one for members in self._direct for one in members})
        found = ((one, self.contact(Handle(SERVICE, one))) for one in everybody if one != ROBOT)
        return tuple((one, contact.name if contact else one) for one, contact in found)

    def author(self, user: str) -> Handle | None:
        """Who has this id; None where nobody is behind it."""
        if user not in self._authors:
            robot = self.is_robot(user)
            self._authors[user] = None if robot else Handle(SERVICE, readable(user))
        return self._authors[user]

    def is_robot(self, user: str) -> bool:
        """Whether nobody is behind an account."""
        return user == ROBOT or bool(self._users.get(user, {}).get("is_bot"))

    def _of(self, kind: str, entry: dict[str, Any]) -> Thread | None:
        members = _members(entry)
        if self.own is not None and members and self.own.address not in members:
            return None
        key = f"channel:{readable(str(entry.get('id') or self._folder))}"
        handles = tuple(Handle(SERVICE, one) for one in dict.fromkeys(members))
        if kind != "dms":
            title = readable(str(entry.get("name") or self._folder))
            return Thread(key, SERVICE, title, handles, group=True)
        if len(handles) != TWO or any(self.is_robot(one.address) for one in handles):
            return None
        other = next((one for one in handles if self.own and one != self.own), None)
        contact = self.contact(other) if other else None
        return Thread(key, SERVICE, contact.name if contact else "", handles, other)

    def _owner(self, names: frozenset[str]) -> Handle | None:
        """Whom the person has named, else the one who is in every direct conversation."""
        for id_ in self._users:
            contact = self.contact(Handle(SERVICE, id_))
            if id_ in names or (contact is not None and contact.name in names):
                return Handle(SERVICE, id_)
        pairs = [set(members) for members in self._direct if len(set(members)) == TWO]
        common = set.intersection(*pairs) if pairs else set()
        return Handle(SERVICE, common.pop()) if len(common) == 1 else None


def _members(entry: Any) -> list[str]:
    members = entry.get("members") if isinstance(entry, dict) else None
    return [readable(str(one)) for one in members] if isinstance(members, list) else []


def _listed(source: Source, name: str) -> list[Any]:
    """The list in one of the files beside the folder, [] where there is none."""
    beside = source.beside(f"../{name}.json")
    if beside is None:
        return []
    return _decoded(beside.head(LARGEST))


@lru_cache(maxsize=16)
def _decoded(data: bytes) -> list[Any]:
    """The same few files explain thousands of days."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return []
    return found if isinstance(found, list) else []
