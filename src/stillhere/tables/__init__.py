"""The interchange tables (EVENTS, COVERAGE, scores, alarms) as CSV and Parquet."""

from stillhere.tables.coverage import CoverageTable, complete, read_coverage
from stillhere.tables.events import EventsTable, read_events
from stillhere.tables.report import TableReport
from stillhere.tables.results import write_alarms, write_daily, write_scores
from stillhere.tables.writing import write_coverage, write_events

__all__ = [
    "CoverageTable",
    "EventsTable",
    "TableReport",
    "complete",
    "read_coverage",
    "read_events",
    "write_alarms",
    "write_coverage",
    "write_daily",
    "write_events",
    "write_scores",
]
