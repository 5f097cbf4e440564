from __future__ import annotations

from pathlib import Path

from stillhere.importers.line import Line
from stillhere.testing.conformance import ImporterConformance


class TestLine(ImporterConformance):
    """No long sample: whether it is a group is known when all who wrote are known."""

    importer = Line()
    folder = Path(__file__).parents[1] / "samples" / "line"
