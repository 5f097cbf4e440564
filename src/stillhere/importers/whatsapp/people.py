"""Whose chat it is: the title, the other side, the owner, and whether it is a group."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stillhere.importers.api import Reading
from stillhere.importers.whatsapp.authors import SERVICE, clean_name, handle_of
from stillhere.importers.whatsapp.survey import Survey
from stillhere.importers.whatsapp.titles import thread_key
from stillhere.records.event import Thread
from stillhere.records.handle import Handle

_BETWEEN = re.compile(r"[\W_]+")
TWO = 2


@dataclass(frozen=True, slots=True)
class Chat:
    """The thread, and `owner` where the export itself shows who that is."""

    thread: Thread
    names: tuple[str, ...]
    owner: Handle | None = None

    @property
    def asks_owner(self) -> bool:
        """Whether only the person can say which of the two is them."""
        return not self.thread.group and len(self.names) == TWO and not self.thread.counterpart


def chat_of(found: Survey, title: str, reading: Reading) -> Chat:
    """The chat that a survey describes; `title` is the file's, "" where it has none."""
    names = found.names
    group = _is_group(found, names)
    title = title or _title_from_notice(found, names, group=group)
    title = next((name for name in names if _same(name, title)), title)
    other, owner = ("", "") if group else _sides(found, names, title, reading)
    handles = {name: handle_of(name, reading.phone) for name in (*names, other, title) if name}
    everyone = dict.fromkeys([*names, other] if other else names)
    thread = Thread(
        key=thread_key(_label(title, handles), (handles[name].label for name in names)),
        service=SERVICE,
        title=title,
        participants=tuple(handles[name] for name in everyone),
        counterpart=handles.get(other),
        group=group,
    )
    return Chat(thread, names, handles.get(owner))


def _label(title: str, handles: dict[str, Handle]) -> str:
    return handles[title].label if title else ""


def _is_group(found: Survey, names: tuple[str, ...]) -> bool:
    sender = found.notice_sender
    third = len(names) == TWO and bool(sender) and sender not in names
    return len(names) > TWO or found.group_notice or third


def _title_from_notice(found: Survey, names: tuple[str, ...], *, group: bool) -> str:
    sender = found.notice_sender
    return "" if group and sender in names else sender


def _same(name: str, title: str) -> bool:
    return bool(title) and (_folded(name) == _folded(title))


def _folded(name: str) -> str:
    return _BETWEEN.sub("", name).casefold() or name


def _sides(found: Survey, names: tuple[str, ...], title: str, reading: Reading) -> tuple[str, str]:
    """The names of the other side and of the owner, "" each where it is not certain."""
    if title in names:
        return title, _other(names, title)
    mine = [name for name in names if name in reading.owner]
    if len(mine) == 1:
        return _other(names, mine[0]) or (title if len(names) == 1 else ""), ""
    deleters = {clean_name(found.longer.get(name, name)) for name in found.deleters}
    if len(deleters) == 1 and len(names) == TWO:
        owner = deleters.pop()
        return _other(names, owner), owner
    return "", ""


def _other(names: tuple[str, ...], name: str) -> str:
    return next((n for n in names if n != name), "") if len(names) == TWO else ""
