"""What was made elsewhere is unchanged."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

FOLDER = Path(__file__).parent / "vendor"


def test_every_vendored_file_has_the_checksum_of_its_table() -> None:
    table = (FOLDER / "VENDORED.md").read_text(encoding="utf-8")
    stated = dict(re.findall(r"^\| `([^`]+)` .*`([0-9a-f]{64})` \|$", table, re.MULTILINE))
    found = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in FOLDER.iterdir()
        if file.suffix != ".md"
    }

    assert found == stated
