from __future__ import annotations

from pathlib import Path

from stillhere.importers.messenger_html import MessengerHtml
from stillhere.testing.conformance import ImporterConformance


class TestMessengerHtml(ImporterConformance):
    importer = MessengerHtml()
    folder = Path(__file__).parents[1] / "samples" / "messenger_html"
