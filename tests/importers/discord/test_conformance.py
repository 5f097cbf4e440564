from __future__ import annotations

from pathlib import Path

from bench.formats.discord import write
from stillhere.importers.discord import Discord
from stillhere.testing.conformance import ImporterConformance
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

FOLDER = Path(__file__).parents[1] / "samples" / "discord"


class TestDiscord(ImporterConformance):
    importer = Discord()
    folder = FOLDER


def test_the_first_record_of_a_long_file_comes_before_the_whole_is_read(tmp_path: Path) -> None:
    write(tmp_path / "long.json", 4000)
    source = MemorySource("long.json", (tmp_path / "long.json").read_bytes())
    next(iter(Discord().read(source, sample_reading())))
    assert source.bytes_read < source.size / 2
