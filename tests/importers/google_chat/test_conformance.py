from __future__ import annotations

from pathlib import Path

from stillhere.importers.google_chat import GoogleChat
from stillhere.testing.conformance import ImporterConformance


class TestGoogleChat(ImporterConformance):
    """Laziness is tested in test_google_chat: it needs the page that says who takes part."""

    importer = GoogleChat()
    folder = Path(__file__).parents[1] / "samples" / "google_chat"
