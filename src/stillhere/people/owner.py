"""Who am I? The one who is in every conversation of a service; asked where that is not one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from stillhere.people.names import same_name
from stillhere.records.event import Thread
from stillhere.records.handle import SELF, Handle

_MOST_CHOICES = 6


class OwnerFound(msgspec.Struct, frozen=True):
    """The owner in one service; where `handle` is None it is asked, `choices` likely first."""

    service: str
    handle: Handle | None
    certain: bool
    choices: tuple[Handle, ...] = ()


def who_am_i(threads: Iterable[Thread], given: str | None = None) -> tuple[OwnerFound, ...]:
    """The owner's handle in each service of `threads`.

    It is certain where the format marks the owner's own lines, where `given` names a participant,
    or where exactly one participant is in all of two or more conversations.

    Args:
        threads: as the importers yield them; those that name one side only say nothing.
        given: the owner's name or address, as the owner wrote it.
    """
    services: dict[str, list[Thread]] = defaultdict(list)
    for thread in threads:
        services[thread.service].append(thread)
    return tuple(_in_service(name, services[name], given) for name in sorted(services))


def _in_service(service: str, threads: Sequence[Thread], given: str | None) -> OwnerFound:
    present: Counter[Handle] = Counter()
    for thread in threads:
        present.update(set(thread.participants))
    if SELF in present:
        return OwnerFound(service, SELF, certain=True)
    likely = tuple(handle for handle, _ in present.most_common(_MOST_CHOICES))
    if given is not None:
        named = [handle for handle in present if _is(handle, given)]
        if len(named) == 1:
            return OwnerFound(service, named[0], certain=True)
        return OwnerFound(service, None, certain=False, choices=tuple(named) or likely)
    telling = [thread for thread in threads if len(set(thread.participants)) > 1]
    common = (
        set.intersection(*(set(thread.participants) for thread in telling)) if telling else set()
    )
    if len(telling) > 1 and len(common) == 1:
        return OwnerFound(service, common.pop(), certain=True)
    return OwnerFound(service, None, certain=False, choices=likely)


def _is(handle: Handle, given: str) -> bool:
    return handle.address == given.strip() or same_name(handle.label, given)
