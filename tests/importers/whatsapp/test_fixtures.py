"""Real and realistic exports that live outside of the repository.

The folder is named by STILLHERE_FIXTURES. What each file must give is stated here: how many
messages, the first of them, and how many people wrote.
"""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stillhere.importers.detect import candidates
from stillhere.importers.whatsapp import WhatsApp
from stillhere.testing.memory import MemorySource
from tests.importers.whatsapp.sources import Memory, Result, phone, read_source, read_text

FOLDER = os.environ.get("STILLHERE_FIXTURES", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="STILLHERE_FIXTURES names no folder")

ANDROID = (59, "2022-03-18 14:56:00", 2)
IOS = (22, "2022-03-27 21:41:35", 2)
IOS_LONGER = (25, "2022-03-27 21:41:35", 2)
MINER = (6, "2019-01-01 11:25:00", 5)
EXPECTED = {
    "_chat 2.txt": (4, "2019-09-17 16:37:47", 2),
    "_chat 4.txt": (3, "2019-09-17 08:30:52", 1),
    "Chatistics___chat.txt": (20, "2018-01-04 11:53:57", 2),
    "test_[mmddyy]_24hrs.txt": MINER,
    "test_ddmmyy_24hrs.txt": MINER,
    "test_mmddyy_24hrs.txt": MINER,
    "test_mmddyyyy_12hrs.txt": MINER,
    "test_yyyymmdd_24hrs.txt": MINER,
    "lorem-2000.txt": (2000, "2019-04-16 02:09:00", 4),
    "lorem.txt": (500, "2020-01-15 02:22:56", 4),
    "2A_5M.txt": (5, "2021-01-01 12:00:00", 2),
    "4A_11M.txt": (11, "2020-09-12 23:55:00", 5),
    "asian-format-test.txt": (5, "2024-12-10 14:30:00", 2),
    "bracketed-year-first-test.txt": (3, "2018-06-13 01:56:00", 2),
    "dash-format-test.txt": (5, "2024-12-10 14:30:00", 2),
    "french-format-test.txt": (6, "2024-12-10 14:30:00", 3),
    "german-format-test.txt": (6, "2024-12-10 14:30:00", 3),
    # One line of five is a notice of the app, one is an empty message.
    "ios-format-test.txt": (4, "2025-11-13 09:09:43", 1),
    "whats_json___chat.txt": IOS,
    "CZ Android.txt": ANDROID,
    "S EN Android.txt": ANDROID,
    "EN+Media Android.txt": ANDROID,
    "RU Android.txt": ANDROID,
    # The day is open: the first of November or the eleventh of January.
    "Group Chat XXX Android.txt": (4, "2023-01-11 16:26:00", 1),
    "Buddhist iOS.txt": IOS_LONGER,
    "Gregorian iOS.txt": IOS,
    "Japanese iOS.txt": IOS_LONGER,
    "iOS Indonesian.txt": IOS_LONGER,
    "iOS Japanese.txt": IOS_LONGER,
    "iOS Thai.txt": IOS_LONGER,
} | {
    f"Elon Musk ({language}).txt": IOS
    for language in (
        "Arabic", "CZ", "EN", "EN+Media", "FR", "German", "IT", "Portugal", "RU", "Spanish", "UKR",
    )
}  # fmt: skip


def files() -> list[Path]:
    folders = (Path(FOLDER) / name for name in ("whatsapp", "whatsapp_locales"))
    found = (path for folder in folders for path in sorted(folder.glob("*.txt")))
    return list(found) if FOLDER else []


def facts(result: Result) -> tuple[int, str, int]:
    first = min(event.at for event in result.events)
    moment = datetime.fromtimestamp(first / 1000, UTC)
    return len(result.events), f"{moment:%Y-%m-%d %H:%M:%S}", len(result.authors)


def read_file(path: Path) -> Result:
    return read_source(Memory(path.read_bytes(), path.name))


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_a_fixture_gives_the_stated_counts_names_and_first_time(path: Path) -> None:
    stated = next(value for ending, value in EXPECTED.items() if path.name.endswith(ending))

    assert candidates(MemorySource(path.name, path.read_bytes()), (WhatsApp(),))
    assert facts(read_file(path)) == stated
    assert read_file(path).skipped == []


def test_the_people_whom_the_index_names_wrote() -> None:
    index = (Path(FOLDER) / "INDEX.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\S+\.txt) \|.*; authors ([^;|]+);", index, re.MULTILINE)

    assert len(rows) == 2
    for name, authors in rows:
        result = read_file(Path(FOLDER) / "whatsapp" / name)
        assert result.authors == set(authors.strip().split(",")), name


def test_every_header_format_is_read_right() -> None:
    # The unrealistic year, day, month is read too, since nothing else can be meant by 26.17.11.
    folder = Path(FOLDER) / "whatsapp_hformats_generated"
    expected = json.loads((folder / "EXPECTED.json").read_text(encoding="utf-8"))
    users = {phone(user).address if user.startswith("+") else user for user in expected["users"]}
    wrong = []
    for name, form in expected["formats"].items():
        result = read_file(folder / name)
        count, first, _ = facts(result)
        seconds = 19 if "%S" in form else 16
        stated = (expected["count"], expected["first"][:seconds], users)
        if (count, first[:seconds], result.authors) != stated:
            wrong.append(form)
    assert len(expected["formats"]) == 96
    assert wrong == []


def test_single_lines_are_read_right() -> None:
    (path,) = (Path(FOLDER) / "whatsapp_lines").glob("*formats.json")
    cases = json.loads(path.read_text(encoding="utf-8"))
    for line, moment in cases["cases"]:
        count, first, people = facts(read_text(line, name="_chat.txt"))
        assert (count, first.replace(" ", "T"), people) == (1, moment, 1), line
    for line, _ in cases["attachments"]:
        (event,) = read_text(line, name="_chat.txt").events
        assert event.length == len(line.partition("\n")[2]), line
    assert read_text("\n".join(cases["system"])).events == []
    assert len(read_text("\n".join(cases["empty"])).events) == 1
    assert len(read_text("\n".join(cases["multiline_with_date"])).events) == 1
    assert facts(read_text("\n".join(cases["bug_237"])))[:2] == (2, "2020-12-30 13:00:00")
