from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from stillhere.store.open import open_store
from tests.cli.conftest import Run
from tests.services.made import NOW, cards, chat, home_at, texts, zipped

KEYS = [
    *("id", "path", "importer", "error", "events", "new", "repeated", "skipped_total", "skipped"),
    *("people", "threads", "from", "to", "coverage", "owner", "questions"),
]
RUTH = ("--owner", "Ruth Bell", "--zone", "Europe/London")


def test_an_import_says_what_came_of_it(run: Run, files: Path) -> None:
    done = run("import", *RUTH, chat(files, "Daniel Bell", days=3))
    assert done.exit_code == 0
    lines = done.output.splitlines()
    assert lines[0].endswith(": 6 messages and calls from 2025-09-01 to 2025-09-03.")
    assert lines[1:4] == [
        "  6 new, 0 already here.",
        "  Undo with: stillhere import --undo 1",
        "  With Daniel Bell (6)",
    ]
    assert "Answer with: stillhere import --answer 1 exported=YYYY-MM-DD" in done.output
    assert "On the day of its last message, 3 September 2025\n" in done.output


def test_json_is_exactly_as_promised(run: Run, files: Path) -> None:
    path = chat(files, "Daniel Bell", days=3)
    with path.open("a") as file:
        file.write("04/09/2025, 99:99 - Daniel Bell: at no time\n")
    done = run("import", "--json", *RUTH, path, files / "missing.zip")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert list(told) == ["imports"]
    first, second = told["imports"]
    assert list(first) == list(second) == KEYS
    assert first["events"] == first["new"] + first["repeated"] == 6
    assert first["people"] == [{"name": "Daniel Bell", "events": 6}]
    assert first["threads"] == [{"name": "Daniel Bell", "events": 6}]
    assert first["from"] == "2025-09-01T09:30:00+01:00"
    assert first["owner"] == "Ruth Bell"
    assert all(set(each) == {"where", "why"} for each in first["skipped"])
    assert first["skipped_total"] == len(first["skipped"])
    assert second["error"].startswith("There is no file “missing.zip”.")
    assert (second["id"], second["events"], second["from"]) == (None, 0, None)


def test_one_unreadable_file_among_others_is_told_and_does_not_count_as_failure(
    run: Run, files: Path
) -> None:
    (files / "empty.txt").touch()
    done = run("import", *RUTH, files / "empty.txt", chat(files, "Daniel Bell", days=3))
    assert done.exit_code == 0
    assert "is empty. Nothing was lost." in done.stderr
    assert "6 messages and calls" in done.stdout


def test_an_address_book_is_told_in_names(run: Run, files: Path) -> None:
    done = run("import", cards(files, {"Daniel Bell": "+447700900111"}))
    assert done.exit_code == 0
    assert done.output.splitlines()[0].endswith("contacts.vcf: 1 name.")
    assert "0 new" not in done.output


def test_a_file_of_somebody_forgotten_is_not_called_unreadable(run: Run, files: Path) -> None:
    path = chat(files, "Daniel Bell", days=3)
    run("import", *RUTH, path)
    run("forget", "Daniel Bell", "--yes")
    done = run("import", *RUTH, path)
    assert "6 left out, with people whom you asked to forget." in done.output
    assert "could be read" not in done.output


def test_a_file_of_nothing_readable_reads_well_and_is_nothing_done(run: Run, files: Path) -> None:
    path = files / "sms-20260101.xml"
    path.write_text("<?xml version='1.0'?>\n<smses count='0'>\n</smses>\n")
    done = run("import", path)
    assert done.exit_code == 1
    assert "no messages or calls that could be read." in done.output


def test_a_dry_run_stores_nothing(run: Run, files: Path, folder: Path) -> None:
    done = run("import", "--dry-run", *RUTH, chat(files, "Daniel Bell", days=3))
    assert done.exit_code == 0
    assert "6 messages and calls" in done.output
    assert "Undo" not in done.output
    with open_store(folder) as store:
        assert store.events.count() == 0


def test_list_answer_and_undo(run: Run, files: Path) -> None:
    assert "Nothing was brought in yet" in run("import", "--list").output
    run("import", *RUTH, chat(files, "Daniel Bell", days=3))
    done = run("import", "--answer", 1, "exported=2026-05-01")
    assert (done.exit_code, done.output) == (0, "Thank you, that is kept.\n")
    (told,) = json.loads(run("import", "--list", "--json").stdout)["imports"]
    assert told["questions"] == []
    assert run("import", "--answer", 1, "colour=blue").exit_code == 2
    assert "Nobody" in run("import", "--answer", 1, "owner=Nobody").output
    undone = run("import", "--undo", 1)
    assert undone.output == "Import 1 is undone. 6 messages and calls were taken out.\n"
    again = run("import", "--undo", 1)
    assert (again.exit_code, "no import 1 to undo" in again.stderr) == (1, True)


def test_only_takes_one_chat_and_words_are_kept_when_asked(
    run: Run, files: Path, folder: Path
) -> None:
    path = texts(files, {"+447700900111": "Daniel Bell", "+447700900222": "Elsie"}, count=2)
    run("import", "--only", "Elsie", "--words", path)
    with open_store(folder) as store:
        (person,) = store.people.all()
        assert person.name == "Elsie"
        assert store.events.page(person.id)[0].words == "A few words"


def test_wrong_use_is_told_with_exit_code_2(run: Run) -> None:
    for words in (("import",), ("import", "--date-order", "ydm", "x"), ("nonsense",)):
        done = run(*words)
        assert done.exit_code == 2
        assert "--help" in done.stderr


READ_AND_WAIT = """
import sys
from pathlib import Path
from stillhere.services.bring_in import bring_in
from stillhere.services.home import Home
from stillhere.services.wishes import Wishes

def watch(progress):
    if progress.events > 20_000:
        print("reading", flush=True)
        sys.stdin.read()
    return True

bring_in(Home.at(Path(sys.argv[1])), [Path(sys.argv[2])], Wishes(), watch)
"""
"""Stops in the middle of a file, within its transaction, until somebody ends it."""


def test_a_killed_import_leaves_the_store_as_it_was(files: Path, folder: Path, run: Run) -> None:
    run("import", *RUTH, chat(files, "Elsie", days=5))
    path = chat(files, "Daniel Bell", days=30000)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(
        [sys.executable, "-c", READ_AND_WAIT, str(folder), str(path)],
        env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "reading\n"
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    with open_store(folder) as store:
        assert store.events.count() == 10
        assert len(store.imports.list()) == 1
    done = run("import", *RUTH, path)
    assert (done.exit_code, "60,000 new" in done.output) == (0, True)


def test_it_runs_as_a_program_with_home_before_or_after_the_command(
    files: Path, folder: Path
) -> None:
    path = zipped(chat(files, "Daniel Bell", days=245, until_them=200))
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "STILLHERE_NOW": NOW.isoformat(),
    }
    program = [sys.executable, "-m", "stillhere.cli.main"]
    for words in (
        ["--home", str(folder), "import", "--owner", "Ruth Bell", str(path)],
        ["import", "--home", str(folder), "--owner", "Ruth Bell", str(path)],
    ):
        done = subprocess.run(
            [*program, *words], capture_output=True, text=True, env=environment, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
    shown = subprocess.run(
        [*program, "--home", str(folder)],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert shown.returncode == 0
    assert shown.stdout.startswith("One person has gone quiet.")
    with home_at(folder).store() as store:
        assert len(store.imports.list()) == 2


def test_an_export_of_a_day_to_come_is_refused(run: Run, files: Path) -> None:
    done = run("import", "--exported", "2030-01-01", chat(files, "Daniel Bell", days=5))
    assert done.exit_code == 1
    assert done.stderr.startswith("That day, 2030-01-01, is still to come.")
    assert run("import", "--list", "--json").output.strip() == '{\n  "imports": []\n}'
