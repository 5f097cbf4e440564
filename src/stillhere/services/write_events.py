"""Writes the interchange tables EVENTS and COVERAGE from the store, for other people's tools."""

from __future__ import annotations

from pathlib import Path

from stillhere.services.coverage import windows
from stillhere.store.store import Store
from stillhere.support.clock import Clock, milliseconds
from stillhere.tables.writing import write_coverage, write_events


def write_tables(store: Store, clock: Clock, events: Path, coverage: Path | None = None) -> int:
    """Write EVENTS to `events` and, if asked for, COVERAGE; how many events were written."""
    columns = store.events.columns()
    write_events(events, {"": columns})
    if coverage is not None:
        write_coverage(coverage, {"": windows(store, milliseconds(clock.now()))})
    return len(columns)
