"""Whose turn it is, after what the owner has said about it."""

from __future__ import annotations

import msgspec

from stillhere.records.assessment import Assessment
from stillhere.store.store import Store

NO_ANSWER = "needs_no_answer:{}"
"""The setting that keeps since when (Unix ms) something waits that needs no answer."""


def turns(store: Store, found: dict[int, Assessment]) -> dict[int, Assessment]:
    """`found`, without the waits of which the owner said that they need no answer."""
    return {person: _without(store, person, one) for person, one in found.items()}


def _without(store: Store, person: int, found: Assessment) -> Assessment:
    if found.my_turn_since is None:
        return found
    said = store.settings.get(NO_ANSWER.format(person))
    settled = isinstance(said, int) and found.my_turn_since <= said
    return msgspec.structs.replace(found, my_turn_since=None) if settled else found
