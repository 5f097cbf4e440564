from __future__ import annotations

from pathlib import Path

from stillhere.importers.iphone_calls import IPhoneCalls
from stillhere.testing.conformance import ImporterConformance


class TestIPhoneCalls(ImporterConformance):
    importer = IPhoneCalls()
    folder = Path(__file__).parents[1] / "samples" / "iphone_calls"
