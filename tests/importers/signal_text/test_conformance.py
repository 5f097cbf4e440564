from __future__ import annotations

from pathlib import Path

from stillhere.importers.signal_text import SignalText
from stillhere.testing.conformance import ImporterConformance

LINE = "[2024-03-01 09:%02d:%02d] %s: Are we still on for Sunday? The soup is on the stove.  \n"
LONG = "".join(LINE % (n // 60 % 60, n % 60, ("Me", "Tomas Brandt")[n % 2]) for n in range(20_000))


class TestSignalText(ImporterConformance):
    importer = SignalText()
    folder = Path(__file__).parents[1] / "samples" / "signal_text"
    long_sample = ("chat.md", LONG.encode())
