from __future__ import annotations

from pathlib import Path

from stillhere.importers.discord_package import DiscordPackage
from stillhere.testing.conformance import ImporterConformance


class TestDiscordPackage(ImporterConformance):
    importer = DiscordPackage()
    folder = Path(__file__).parents[1] / "samples" / "discord_package"
