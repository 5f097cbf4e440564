from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import click
import pytest

from stillhere.cli.main import COMMANDS, cli
from stillhere.rhythm.simulate import story
from stillhere.store.open import open_store
from stillhere.tables.writing import write_coverage, write_events
from tests.cli.conftest import Run
from tests.services.made import chat, texts, zipped

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture
def quiet(run: Run, files: Path) -> Run:
    """Daniel stopped writing six weeks ago; Elsie still does."""
    daniel = zipped(chat(files, "Daniel Bell", days=245, until_them=200), "Daniel Bell.txt")
    elsie = zipped(chat(files, "Elsie Moor", days=245))
    run("import", "--zone", "Europe/London", "--owner", "Ruth Bell", daniel, elsie)
    return run


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run: Run, name: str) -> None:
    context = click.Context(cli)
    found = cli.get_command(context, name)
    assert found is not None
    assert found.help
    assert found.short_help
    assert found.short_help.endswith(".")
    done = run(name, "--help")
    assert done.exit_code == 0
    for parameter in found.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, (name, parameter.name)


@pytest.mark.skipif(not README.exists(), reason="there is no README yet")
@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_every_command(name: str) -> None:
    assert re.search(rf"\b{name}\b", README.read_text(encoding="utf-8"))


def test_help_lists_every_command(run: Run) -> None:
    done = run("--help")
    assert done.exit_code == 0
    assert all(f"  {name} " in done.output for name in COMMANDS)


def test_without_a_command_it_says_what_today_looks_like(quiet: Run) -> None:
    assert quiet().output == quiet("today").output


def test_today_in_words_has_two_answers_and_a_way_to_stop(quiet: Run) -> None:
    said = quiet("today").output
    assert said.startswith("One person has gone quiet.\nEveryone else is much as usual.\n")
    assert "  Write to Daniel Bell: stillhere write 'Daniel Bell'\n" in said
    assert "  See what changed: stillhere person 'Daniel Bell'\n" in said
    assert "  Let it rest: stillhere person 'Daniel Bell' --let-rest\n" in said
    assert "  Don’t remind me about Daniel Bell: " in said
    assert "Quietly well\n  Elsie Moor: " in said


def test_today_in_json(quiet: Run) -> None:
    view = json.loads(quiet("today", "--json").stdout)
    assert [card["name"] for card in view["cards"]] == ["Daniel Bell"]
    assert set(view["cards"][0]["choices"]) == {"yes", "no", "mute", "see"}


def test_today_before_anything_says_how_to_begin(run: Run) -> None:
    assert run("today").output.startswith("No one is here yet.")


def test_the_advice_of_a_card_works_as_it_stands(quiet: Run) -> None:
    assert quiet("person", "Daniel Bell", "--let-rest").exit_code == 0
    assert "Daniel" not in quiet("today").output


def test_people_in_words_and_json(quiet: Run) -> None:
    rows = [line.split("\t") for line in quiet("people").output.splitlines()]
    assert [row[:2] for row in rows] == [["Elsie Moor", "490"], ["Daniel Bell", "445"]]
    listed = json.loads(quiet("people", "--json").stdout)["people"]
    assert listed[0]["person"]["name"] == "Elsie Moor"


def test_a_person_in_words_and_json(quiet: Run) -> None:
    said = quiet("person", "Daniel").output
    assert said.startswith("Daniel Bell\nYou last heard from Daniel Bell")
    assert "What is normal for you two" in said
    told = json.loads(quiet("person", "Daniel", "--json").stdout)
    assert told["found"]["status"] == "gone_quiet"


def test_what_is_said_about_a_person_is_kept(quiet: Run) -> None:
    done = quiet("person", "Daniel", "--pronoun", "he", "--relation", "your son", "--rename", "Dan")
    assert done.output.startswith("Dan, your son\n")
    assert "He usually writes" in done.output or "he" in done.output
    quiet("person", "Dan", "--boundary", "no_contact")
    assert "no contact with Dan now" in quiet("person", "Dan").output
    refused = quiet("person", "Dan", "--boundary", "open")
    assert (refused.exit_code, "asked for distance" in refused.stderr) == (1, True)
    assert quiet("person", "Dan", "--they-contacted-me").exit_code == 0
    assert quiet("person", "Dan", "--dont-remind", "--no-look-after").exit_code == 0
    assert "Dan" not in quiet("today").output


def test_two_people_are_made_one_and_two_again(quiet: Run) -> None:
    done = quiet("person", "Daniel", "--same-as", "Elsie")
    assert done.stderr.startswith("They are one person now. Undo with: --undo ")
    change = done.stderr.rsplit(" ", 1)[1].strip()
    assert len(quiet("people").output.splitlines()) == 1
    assert quiet("person", "Daniel", "--undo", change).exit_code == 0
    assert len(quiet("people").output.splitlines()) == 2
    assert quiet("person", "Daniel", "--not-same-as", "Elsie").exit_code == 0
    refused = quiet("person", "Daniel", "--split", "+447700900999")
    assert (refused.exit_code, "+447700900999" in refused.stderr) == (1, True)


@pytest.mark.parametrize(
    "words", [("person", "Nobody"), ("log", "Nobody", "call"), ("forget", "Nobody", "--yes")]
)
def test_an_unknown_name_is_told(quiet: Run, words: tuple[str, ...]) -> None:
    done = quiet(*words)
    assert done.exit_code == 1
    assert done.stderr == "Nobody here is called “Nobody”. “stillhere people” lists everybody.\n"


def test_an_ambiguous_name_is_told(quiet: Run) -> None:
    done = quiet("person", "l")
    assert (done.exit_code, done.stderr.startswith("“l” could be Daniel Bell, ")) == (1, True)


def test_nobody_yet_is_told(run: Run) -> None:
    assert "No one is here yet." in run("person", "Daniel").stderr
    assert "No one is here yet." in run("people").output


def test_log_keeps_and_takes_back(quiet: Run) -> None:
    done = quiet("log", "Elsie", "visit", "--on", "2026-05-03", "--mine", "--note", "cake")
    assert done.output.startswith("Kept: a visit with Elsie Moor. Undo with: stillhere log --undo ")
    number = done.output.rsplit(" ", 1)[1].strip()
    assert quiet("log", "--undo", number).output == "Taken back.\n"
    assert "nothing like that" in quiet("log", "--undo", number).output
    assert quiet("log", "Elsie", "call", "--on", "0001-01-01").output.startswith("“0001-01-01”")
    later = quiet("log", "Elsie", "call", "--on", "2026-06-01")
    assert (later.exit_code, "still to come" in later.stderr) == (1, True)
    assert quiet("log").exit_code == 2


def test_a_life_event_is_kept_listed_and_removed(quiet: Run) -> None:
    quiet("event", "The baby is born", "--with", "Daniel", "--kind", "baby", "--on", "2026-01-10")
    (event,) = json.loads(quiet("event", "--json").stdout)["events"]
    assert (event["day"], event["kind"], event["words"]) == (
        "2026-01-10",
        "baby",
        "The baby is born",
    )
    wrong = quiet("event", "Away", "--on", "2026-05-02", "--until", "2026-05-01")
    assert (wrong.exit_code, "before the first" in wrong.stderr) == (1, True)
    assert quiet("event", "--remove", event["id"]).output == "Taken back.\n"
    assert quiet("event", "--remove", event["id"]).output == "There was no such event.\n"


def test_events_feed_the_rhythm(quiet: Run, files: Path) -> None:
    events, coverage = files / "events.csv", files / "coverage.csv"
    assert "935 events" in quiet("events", "-o", events, "--coverage", coverage).output
    scores = files / "scores.csv"
    done = quiet("rhythm", "score", events, "--coverage", coverage, "-o", scores)
    assert (done.exit_code, done.stderr) == (0, f"2 rows written to {scores}.\n")
    with scores.open(newline="") as file:
        assert {row["status"] for row in csv.DictReader(file)} == {"gone_quiet", "steady"}


def test_rhythm_replays_a_simulated_family(run: Run, files: Path) -> None:
    life = story(7, end=date(2026, 5, 5), zone=ZoneInfo("Europe/London"))
    write_events(files / "events.csv", {"": life.events})
    write_coverage(files / "coverage.csv", {"": life.windows})
    alarms = files / "alarms.csv"
    done = run(
        "rhythm", "replay", files / "events.csv", "--coverage", files / "coverage.csv",
        "--from", "2025-11-01", "--zone", "Europe/London", "-o", alarms,
    )  # fmt: skip
    assert done.exit_code == 0
    with alarms.open(newline="") as file:
        assert "son" in {row["tie_id"] for row in csv.DictReader(file)}
    missing = run("rhythm", "score", files / "none.csv", "-o", alarms)
    assert (missing.exit_code, "none.csv" in missing.stderr) == (1, True)


def test_export_writes_a_zip(quiet: Run, files: Path) -> None:
    target = files / "mine.zip"
    assert str(target) in quiet("export", target).output
    with ZipFile(target) as archive:
        assert "README.txt" in archive.namelist()
    elsewhere = quiet("export", files / "no" / "such" / "folder.zip")
    assert (elsewhere.exit_code, elsewhere.stderr.startswith("There is no ")) == (1, True)


def test_forget_asks_first_and_then_truly_deletes(quiet: Run, folder: Path) -> None:
    assert quiet("forget").exit_code == 2
    kept = quiet("forget", "Daniel", typed="n\n")
    assert (kept.exit_code, "Stopped. Nothing was lost." in kept.stderr) == (1, True)
    assert len(quiet("people").output.splitlines()) == 2
    done = quiet("forget", "Daniel", typed="y\n")
    assert done.output.endswith("All about Daniel Bell is deleted: 445 messages and calls.\n")
    assert "no words" not in quiet("forget", "Elsie", "--words", "--yes").output
    assert quiet("forget", "--everything", "--yes").output == "Everything is deleted.\n"
    assert list(folder.iterdir()) == []


def test_doctor_tells_what_is_stale_and_how_to_get_it(run: Run, files: Path) -> None:
    from datetime import timedelta

    from tests.services.made import NOW

    assert "Nothing was brought in yet" in run("doctor").output
    old = texts(files, {"+447700900111": "Daniel"}, count=9, backed_up=NOW - timedelta(days=50))
    run("import", "--zone", "Europe/London", old)
    said = run("doctor").output
    assert "Your texts are on record up to 1" in said
    assert "A newer export would help." in said
    assert "Android phone (docs/how-to-export/sms-android.md)\n  1. Install" in said
    assert "There is no backup yet. Make one with: stillhere backup FILE" in said
    health = json.loads(run("doctor", "--json").stdout)
    assert health["sources"][0]["how_to"] == ["sms-android"]


def test_backup_and_restore(quiet: Run, files: Path) -> None:
    copy = files / "copy.db"
    assert quiet("backup", copy).output == f"The record is copied to {copy}.\n"
    again = quiet("backup", copy)
    assert (again.exit_code, "already a “copy.db”" in again.stderr) == (1, True)
    quiet("forget", "Daniel", "--yes")
    assert quiet("restore", copy, typed="n\n").exit_code == 1
    done = quiet("restore", copy, "--yes")
    assert "The former one is kept in " in done.output
    assert len(quiet("people").output.splitlines()) == 2
    missing = quiet("restore", files / "none.db", "--yes")
    assert (missing.exit_code, "no file “none.db”" in missing.stderr) == (1, True)


def test_a_passphrase_from_the_keyboard_and_from_a_script(
    quiet: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert quiet("passphrase", "remove").stderr == "There is no passphrase. Nothing was changed.\n"
    done = quiet("passphrase", "add", typed="old words\nold words\n")
    assert done.output.endswith("The record is locked now.\n")
    assert quiet("passphrase", "add", typed="old words\n").exit_code == 1
    wrong = quiet("people", typed="a guess\n")
    assert (wrong.exit_code, "right passphrase" in wrong.stderr) == (1, True)
    assert "Daniel Bell" in quiet("people", typed="old words\n").output
    monkeypatch.setenv("STILLHERE_PASSPHRASE", "old words")
    monkeypatch.setenv("STILLHERE_PASSPHRASE_NEW", "new words")
    assert quiet("passphrase", "change").exit_code == 0
    monkeypatch.setenv("STILLHERE_PASSPHRASE", "new words")
    assert quiet("passphrase", "remove").output == "The passphrase is removed.\n"
    with open_store(folder) as store:
        assert store.events.count() == 935


def test_debug_shows_what_happened(run: Run) -> None:
    done = run("--debug", "person", "Daniel")
    assert done.exception is not None
    assert not isinstance(done.exception, SystemExit)


def test_watch_keeps_folders_looks_once_and_leaves(run: Run, files: Path) -> None:
    assert "No folder yet" in run("watch").output
    chat(files, "Daniel Bell", days=3)
    assert "6 new, 0 already here" in run("watch", files, "--once").output
    assert run("watch", "--once").output == "There was nothing new.\n"
    assert json.loads(run("watch", "--list", "--json").stdout) == {
        "folders": [{"path": str(files), "words": False}]
    }
    assert "no longer" in run("watch", "--leave", str(files)).output
    assert "did not look" in run("watch", "--leave", str(files)).output
    assert run("watch", files / "nothing").exit_code == 1


def test_words_are_found_in_the_terminal_and_as_json(run: Run, files: Path) -> None:
    daniel = zipped(chat(files, "Daniel Bell", days=20), "Daniel Bell.txt")
    run("import", "--words", "--zone", "Europe/London", "--owner", "Ruth Bell", daniel)

    def found(*words: str) -> list[dict[str, str]]:
        listed: list[dict[str, str]] = json.loads(run("search", *words, "--json").stdout)["found"]
        return listed

    theirs = found("a", "--person", "Daniel", "--theirs", "--limit", "500")
    mine = found("a", "--mine", "--limit", "500")
    assert {one["by"] for one in theirs} == {"them"}
    assert len(theirs) + len(mine) == len(found("a", "--limit", "500"))
    word = theirs[0]["words"].split()[0]
    assert word.lower() in found(word.upper(), "--limit", "1")[0]["words"].lower()
    assert "Daniel Bell" in run("search", word).output
    assert found(word, f"-{word}") == []
    assert "Nothing with these words." in run("search", "xylophone").output
    assert run("search", "a", "--form", "b").exit_code == 2
    assert run("search").exit_code == 2
    assert run("search", "a", "--from", "soon").exit_code == 1


def test_without_words_the_search_says_how_to_keep_them(quiet: Run) -> None:
    assert "--words" in quiet("search", "hello").output


def test_search_by_meaning_is_made_ready_and_finds_what_was_meant(run: Run, files: Path) -> None:
    path = files / "WhatsApp Chat with Anna Reyes.txt"
    path.write_text(
        "01/03/2026, 10:00 - Anna Reyes: Sorry about last night, I should not have shouted\n"
        "02/03/2026, 10:00 - Ruth Bell: Can you bring milk and bread?\n",
        encoding="utf-8",
    )
    run("import", "--words", "--owner", "Ruth Bell", "--zone", "UTC", path)
    assert "stillhere search --get-ready" in run("search", "--meaning", "an apology").output
    assert "2 messages read." in run("search", "--get-ready").output
    found = run("search", "--meaning", "an apology").output
    assert "Sorry about last night" in found
    assert "milk" not in found
    other = run("search", "--meaning", "wann habe ich mich bei dir entschuldigt")
    assert "English only" in other.output
