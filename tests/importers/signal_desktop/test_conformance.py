from __future__ import annotations

from pathlib import Path

from stillhere.importers.signal_desktop import SignalDesktop
from stillhere.testing.conformance import ImporterConformance


class TestSignalDesktop(ImporterConformance):
    importer = SignalDesktop()
    folder = Path(__file__).parents[1] / "samples" / "signal_desktop"
