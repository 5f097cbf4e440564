from __future__ import annotations

from pathlib import Path

from stillhere.importers.instagram_html import InstagramHtml
from stillhere.testing.conformance import ImporterConformance


class TestInstagramHtml(ImporterConformance):
    importer = InstagramHtml()
    folder = Path(__file__).parents[1] / "samples" / "instagram_html"
