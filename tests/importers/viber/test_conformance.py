from __future__ import annotations

from pathlib import Path

from stillhere.importers.viber import Viber
from stillhere.testing.conformance import ImporterConformance


class TestViber(ImporterConformance):
    """No long sample: a database is copied before it is read."""

    importer = Viber()
    folder = Path(__file__).parents[1] / "samples" / "viber"
