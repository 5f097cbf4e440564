"""Golden files: what an importer must make of a sample, as JSON beside it, one record a line.

To write the missing ones (add --force to write all of them anew, and read the difference):

    python -m stillhere.testing.golden MODULE:CLASS FOLDER [--force]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import cast

import msgspec

from stillhere.importers.api import Importer, Reading
from stillhere.importers.archives import sources
from stillhere.importers.detect import candidates
from stillhere.records.intake import Outcome
from stillhere.testing.reading import ZONE, sample_reading

SUFFIX = ".golden.json"


def golden_path(sample: Path) -> Path:
    """Where the golden file of a sample lies."""
    return sample.with_name(sample.name + SUFFIX)


def samples(folder: Path) -> list[Path]:
    """The samples in a folder, sorted: every file that is not a golden one, and every folder."""
    return sorted(path for path in folder.iterdir() if not path.name.endswith(SUFFIX))


def outcomes(importer: Importer, sample: Path, reading: Reading) -> list[Outcome]:
    """All that an importer makes of a sample (of every file it recognises, for a folder or zip)."""
    return [
        item
        for source in sources(sample, ZONE)
        if candidates(source, (importer,))
        for item in importer.read(source, reading)
    ]


def as_json(items: Iterable[Outcome]) -> str:
    """Records as JSON, one a line, defaults left out."""
    lines = (json.dumps(_plain(item), ensure_ascii=False) for item in items)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _plain(item: Outcome) -> dict[str, object]:
    fields = msgspec.structs.fields(item)
    changed = {
        field.name: msgspec.to_builtins(getattr(item, field.name))
        for field in fields
        if getattr(item, field.name) != field.default
    }
    return {"type": type(item).__name__, **changed}


def write_golden(importer: Importer, folder: Path, *, force: bool) -> list[Path]:
    """Write the golden files that are missing, with `force` all; give those that were written."""
    written = []
    for sample in samples(folder):
        path = golden_path(sample)
        if path.exists() and not force:
            continue
        path.write_text(as_json(outcomes(importer, sample, sample_reading())), encoding="utf-8")
        written.append(path)
    return written


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Writes golden files beside samples.")
    parser.add_argument("importer", help="MODULE:CLASS")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--force", action="store_true", help="write the existing ones anew")
    given = parser.parse_args(arguments)
    module, _, name = given.importer.partition(":")
    importer = cast("Importer", getattr(import_module(module), name)())
    for path in write_golden(importer, given.folder, force=given.force):
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
