"""Which conversation a file belongs to, who is in it, and which of them is the owner."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from stillhere.importers.api import Reading, Source
from stillhere.importers.meta.text import repaired, text_of
from stillhere.records.event import Thread
from stillhere.records.handle import Handle, named

SECTIONS = frozenset(
    {"inbox", "archived_threads", "message_requests", "filtered_threads", "e2ee_cutover"}
)
TAIL = 1 << 16
PROFILES = (
    "personal_information/profile_information/profile_information.json",
    "profile_information/profile_information.json",
    "personal_information/personal_information/personal_information.json",
    "personal_information/personal_information.json",
    "account_information/personal_information.json",
)
"""Where a download says whose it is, seen from its outermost folder."""
LARGEST_PROFILE = 1 << 20

_FILE = re.compile(r"message_(\d+)\.(json|html)")
_ID = re.compile(r"_(\d{6,})$")
_E2EE_NUMBER = re.compile(r"_\d+$")
_GONE = re.compile(r"(?:\S+ (?:de )?|)(?:Facebook|Instagram)(?:[ -]?\S+)?", re.IGNORECASE)
_TITLE = re.compile(r'"title"\s*:')
_decode = json.JSONDecoder(strict=False).raw_decode


class Facts(NamedTuple):
    """What a file says about its conversation. `still_there` is false for whoever has left it."""

    title: str
    names: tuple[str, ...]
    group: bool
    key: str
    still_there: bool = True


def facts_of(values: Mapping[str, Any], source: Source) -> Facts:
    """The facts in a file’s own members."""
    people = values.get("participants")
    names = tuple(dict.fromkeys(_names(people if isinstance(people, list) else [])))
    group = len(names) > 2 or values.get("thread_type") == "RegularGroup"
    name = text_of(values, "threadName")
    if name:
        title = _E2EE_NUMBER.sub("", name)
        return Facts(title, names, group, f"e2ee:{title}")
    title = text_of(values, "title")
    folder = text_of(values, "thread_path").rstrip("/").rpartition("/")[2] or folder_of(source)
    still_there = values.get("is_still_participant") is not False
    return Facts(title, names, group, key_of(folder, title or ", ".join(names)), still_there)


def key_of(folder: str, title: str) -> str:
    """The key of a conversation: the number in its folder’s name, which stays when names change."""
    found = _ID.search(folder)
    return found[1] if found else folder or f"title:{title}"


def folder_of(source: Source) -> str:
    """The folder of a conversation, "" where the file does not lie in one."""
    parts = source.path.split("/")
    return parts[-2] if len(parts) > 2 and parts[-3] in SECTIONS else ""


def next_file(source: Source) -> Source | None:
    """The file with the older messages of the same conversation."""
    found = _FILE.fullmatch(source.name)
    return source.beside(f"message_{int(found[1]) + 1}.{found[2]}") if found else None


def is_numbered(name: str) -> bool:
    """Whether a file is called as Meta calls them: message_1.json."""
    return _FILE.fullmatch(name) is not None


def other_form(source: Source, suffix: str) -> Source | None:
    """The same part of the conversation in the download’s other form."""
    return source.beside(source.name.rpartition(".")[0] + suffix)


def last_members(source: Source) -> dict[str, Any]:
    """What stands after the messages, where older downloads have the title; {} without."""
    end = b""
    with source.open() as stream:
        while block := stream.read(1 << 20):
            end = (end + block)[-TAIL:]
    text = end.decode("utf-8", "replace")
    places = [found.start() for found in _TITLE.finditer(text)]
    for place in reversed(places[-8:]):
        try:
            found, _ = _decode("{" + text[place:])
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            return found
    return {}


class People:
    """The handles of one conversation. Those whose account is gone are told apart by it."""

    def __init__(self, service: str, thread: str) -> None:
        self._service = service
        self._thread = thread
        self._handles: dict[str, Handle] = {}

    def handle(self, name: str) -> Handle:
        """The handle of somebody with this name."""
        try:
            return self._handles[name]
        except KeyError:
            handle = self._new(name)
            if len(self._handles) < 10_000:
                self._handles[name] = handle
            return handle

    def _new(self, name: str) -> Handle:
        if name and not _GONE.fullmatch(name):
            return named(self._service, name)
        return Handle(self._service, f"name:{name or 'Somebody'} ({self._thread})")


def thread_of(facts: Facts, people: People, service: str, owner: str) -> Thread:
    """The conversation; its other side where the owner is known."""
    others = [name for name in facts.names if name != owner]
    told = owner in facts.names and len(others) == 1 and not facts.group
    return Thread(
        facts.key,
        service,
        facts.title,
        tuple(map(people.handle, facts.names)),
        people.handle(others[0]) if told else None,
        facts.group,
    )


def owner_of(facts: Facts, source: Source, reading: Reading) -> str:
    """The owner’s name where it is sure: the profile’s, the one given, or whom no title names.

    A conversation of two has the other’s name as its title.
    """
    profile = profile_name(source)
    if profile in facts.names:
        return profile
    mine = [name for name in facts.names if name in reading.owner]
    if len(mine) == 1:
        return mine[0]
    if len(facts.names) == 2 and not facts.group and facts.still_there:
        first, second = facts.names
        return {first: second, second: first}.get(facts.title, "")
    return ""


def profile_name(source: Source) -> str:
    """The owner’s name as the profile in the same download has it, "" without."""
    steps = "../" * source.path.count("/")
    for place in PROFILES:
        found = source.beside(steps + place)
        if found is not None and found.size <= LARGEST_PROFILE:
            with found.open() as stream:
                name = _name_in(stream.read())
            if name:
                return name
    return ""


def _name_in(content: bytes) -> str:
    try:
        profile = json.loads(content)
        for key in ("profile_v2", "profile"):
            if key in profile:
                return text_of(profile[key]["name"], "full_name")
        values = profile["profile_user"][0]["string_map_data"]
        return text_of(values["Name"], "value")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return ""


def _names(people: Iterable[object]) -> Iterable[str]:
    for person in people:
        name = person.get("name") if isinstance(person, dict) else person
        if isinstance(name, str) and name:
            yield repaired(name)
