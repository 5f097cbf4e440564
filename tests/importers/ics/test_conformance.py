from __future__ import annotations

from pathlib import Path

from stillhere.importers.ics import Ics
from stillhere.testing.conformance import ImporterConformance


class TestIcs(ImporterConformance):
    """There is no long sample: what a later entry moves must be known before the first."""

    importer = Ics()
    folder = Path(__file__).parents[1] / "samples" / "ics"
