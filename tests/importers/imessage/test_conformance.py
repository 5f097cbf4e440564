from __future__ import annotations

from pathlib import Path

from stillhere.importers.imessage import IMessage
from stillhere.testing.conformance import ImporterConformance


class TestIMessage(ImporterConformance):
    importer = IMessage()
    folder = Path(__file__).parents[1] / "samples" / "imessage"
