from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.importers.vcard import VCard
from stillhere.testing.golden import as_json, golden_path, main, samples, write_golden
from stillhere.testing.reading import sample_key, sample_phone

CARD = b"BEGIN:VCARD\nFN:Ada\nEND:VCARD\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.vcf").write_bytes(CARD)
    return tmp_path


def test_a_golden_file_lies_beside_its_sample_and_is_no_sample(folder: Path) -> None:
    (written,) = write_golden(VCard(), folder, force=False)
    assert written == golden_path(folder / "a.vcf") == folder / "a.vcf.golden.json"
    assert samples(folder) == [folder / "a.vcf"]
    assert '"name": "Ada"' in written.read_text(encoding="utf-8")


def test_one_that_is_there_is_written_anew_only_by_force(folder: Path) -> None:
    golden_path(folder / "a.vcf").write_text("mine")
    assert write_golden(VCard(), folder, force=False) == []
    main(["stillhere.importers.vcard:VCard", str(folder)])
    assert golden_path(folder / "a.vcf").read_text() == "mine"
    main(["stillhere.importers.vcard:VCard", str(folder), "--force"])
    assert golden_path(folder / "a.vcf").read_text() != "mine"


def test_nothing_is_an_empty_list() -> None:
    assert as_json([]) == "[\n\n]\n"


def test_numbers_of_samples_are_normalised_and_codes_stay() -> None:
    written = ("07700 900001", "+44 7700 900001", "60777", "VODAFONE")
    assert [sample_phone(raw).address for raw in written] == [
        "+447700900001",
        "+447700900001",
        "60777",
        "VODAFONE",
    ]


def test_keys_of_samples_differ_by_everything_they_are_made_of() -> None:
    ada, bram = sample_phone("07700 900001"), sample_phone("07700 900002")
    keys = {
        sample_key(1, ada, "x"),
        sample_key(2, ada, "x"),
        sample_key(1, bram, "x"),
        sample_key(1, ada, "y"),
    }
    assert len(keys) == 4
