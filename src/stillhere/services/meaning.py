"""Search by meaning: messages are read once by a small model on this computer, then compared.

The model reads English. What it made of a message goes when the message's words go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from stillhere.desk.language import is_english
from stillhere.errors import MeaningNotReady
from stillhere.meaning.model import installed, load
from stillhere.store.event_rows import StoredEvent
from stillhere.store.store import Store

if TYPE_CHECKING:
    from stillhere.meaning.vectors import Sketches, Vectors

LEAST_WORDS = 3
"""Fewer words mean little by themselves."""
SLICE = 256
CANDIDATES = 2000
"""So many of the likeliest by their sketches are compared exactly."""
SAME = 0.45
"""From this cosine on two sentences say about the same."""
NEAR = 0.22
"""Below this cosine nothing in tests/meaning had to do with what was asked for."""

Watch = Callable[[int, int], bool]
"""Told (read, in all) from time to time; returns whether to go on."""


class Readiness(msgspec.Struct, frozen=True):
    """Whether the extra is there, and how many messages with words have been read for it."""

    installed: bool
    read: int
    words: int

    @property
    def ready(self) -> bool:
        """Whether there is anything to compare with."""
        return self.installed and self.read > 0


class Kept(msgspec.Struct, frozen=True):
    """The sketches of all messages, to be kept in memory as long as the record is the same."""

    events: list[int]
    sketches: Sketches


class ByMeaning(msgspec.Struct, frozen=True):
    """What was found, the nearest first; `english` is false where the words asked for are not."""

    events: tuple[StoredEvent, ...]
    english: bool = True


def readiness(store: Store) -> Readiness:
    """How far the search by meaning is."""
    return Readiness(installed(), *store.meanings.counts())


def get_ready(store: Store, watch: Watch = lambda _read, _all: True) -> int:
    """Read the messages that have not been read yet, the newest import first; how many.

    Stopped in between it keeps what is done and goes on from there the next time.

    Raises:
        MeaningNotInstalled: the extra is not there.
    """
    model = load()
    read, words = store.meanings.counts()
    before, done = None, 0
    while rows := store.meanings.without(before, SLICE):
        store.meanings.keep(_vectors(model.embed, rows))
        before, done = rows[-1][0], done + len(rows)
        if not watch(read + done, words):
            break
    return done


def keep(store: Store) -> Kept:
    """The sketches as they are now."""
    import numpy as np

    from stillhere.meaning.vectors import DIMENSIONS

    events, sketches = store.meanings.sketches()
    return Kept(events, np.frombuffer(sketches, np.uint64).reshape(-1, DIMENSIONS // 64))


def by_meaning(
    store: Store,
    words: str,
    kept: Kept | None = None,
    *,
    limit: int = 20,
    only: Callable[[StoredEvent], bool] = lambda _event: True,
) -> ByMeaning:
    """The messages that mean most nearly what `words` mean; `only` leaves others out.

    What was written again and again in the same words is shown once, where it was written last.

    Raises:
        MeaningNotInstalled: the extra is not there.
        MeaningNotReady: no message has been read yet.
    """
    model = load()
    kept = keep(store) if kept is None else kept
    if not kept.events:
        raise MeaningNotReady
    if not is_english(words):
        return ByMeaning((), english=False)
    found = filter(only, store.meanings.shown(_nearest(store, model.embed([words]), kept)))
    return ByMeaning(_once(found)[:limit])


def _once(events: Iterable[StoredEvent]) -> tuple[StoredEvent, ...]:
    """Of those with the same words the latest, in the place of the first."""
    kept: dict[str, StoredEvent] = {}
    for event in events:
        said = " ".join((event.words or "").casefold().split())
        if said not in kept or event.at > kept[said].at:
            kept[said] = event
    return tuple(kept.values())


def near(store: Store, events: Sequence[int], about: Sequence[str]) -> frozenset[int]:
    """Those of `events` that mean about the same as one of the sentences `about`.

    None where the search by meaning is not ready.
    """
    if not readiness(store).ready:
        return frozenset()
    import numpy as np

    from stillhere.meaning.vectors import DIMENSIONS, closeness

    rows = store.meanings.vectors(events)
    vectors = np.frombuffer(b"".join(vector for _, vector in rows), np.int8)
    vectors = vectors.reshape(-1, DIMENSIONS)
    close = np.max([closeness(one[None], vectors) for one in load().embed(about)], axis=0)
    return frozenset(rows[place][0] for place in np.flatnonzero(close >= SAME))


def _nearest(store: Store, wanted: Vectors, kept: Kept) -> list[int]:
    import numpy as np

    from stillhere.meaning.vectors import DIMENSIONS, closeness, likeliest

    places = likeliest(wanted, kept.sketches, CANDIDATES)
    rows = store.meanings.vectors([kept.events[place] for place in places])
    if not rows:
        return []
    vectors = np.frombuffer(b"".join(vector for _, vector in rows), np.int8)
    close = closeness(wanted, vectors.reshape(-1, DIMENSIONS))
    order = np.argsort(-close, kind="stable")
    return [rows[place][0] for place in order if close[place] >= NEAR]


def _vectors(
    embed: Callable[[Sequence[str]], Vectors], rows: Sequence[tuple[int, str]]
) -> list[tuple[int, bytes | None, bytes | None]]:
    from stillhere.meaning.vectors import sketched

    telling = [(event, text) for event, text in rows if len(text.split()) >= LEAST_WORDS]
    vectors = embed([text for _, text in telling])
    sketches = sketched(vectors)
    known = {
        event: (sketch.tobytes(), vector.tobytes())
        for (event, _), sketch, vector in zip(telling, sketches, vectors, strict=True)
    }
    return [(event, *known.get(event, (None, None))) for event, _ in rows]
