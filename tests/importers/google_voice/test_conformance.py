from __future__ import annotations

from pathlib import Path

from stillhere.importers.google_voice import GoogleVoice
from stillhere.testing.conformance import ImporterConformance


class TestGoogleVoice(ImporterConformance):
    """No long sample: with whom a page was can stand in its last message."""

    importer = GoogleVoice()
    folder = Path(__file__).parents[1] / "samples" / "google_voice"
