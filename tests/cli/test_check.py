"""`stillhere check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_draft_is_read_from_a_file_or_typed(run: Run, files: Path) -> None:
    draft = files / "draft.txt"
    draft.write_text("I miss you. You never call.", encoding="utf-8")
    said = run("check", draft).output
    assert said == run("check", "-", typed="I miss you. You never call.").output
    assert "“You never" in said
    assert "keep it as it is" in said


def test_json_holds_all_that_was_found(run: Run) -> None:
    found = json.loads(run("check", "-", "--json", typed="You never call. Answer me.").stdout)
    assert found["flags"] == ["blame", "pressure"]
    assert found["hints"][0]["phrase"].startswith("You never")


def test_a_batch_answers_line_by_line(run: Run) -> None:
    lines = [
        {"id": "a", "text": "You never call", "where": "draft"},
        {"id": "b", "text": "Please stop contacting me", "where": "received"},
        {"id": "c", "text": "I want to die", "where": "received"},
    ]
    typed = "\n".join(json.dumps(line) for line in lines)
    said = [
        json.loads(line) for line in run("check", "--batch", "-", typed=typed).stdout.splitlines()
    ]
    assert said == [
        {"id": "a", "flags": ["blame"], "strengths": [], "distress": None, "no": False},
        {"id": "b", "flags": [], "strengths": [], "distress": None, "no": True},
        {"id": "c", "flags": [], "strengths": [], "distress": "other", "no": False},
    ]


def test_a_line_that_is_no_message_is_told(run: Run) -> None:
    done = run("check", "--batch", "-", typed="hello")
    assert (done.exit_code, "line 1" in done.stderr) == (1, True)


def test_a_missing_file_is_told(run: Run, files: Path) -> None:
    done = run("check", files / "none.txt")
    assert (done.exit_code, "none.txt" in done.stderr) == (1, True)


def test_words_of_despair_lead_to_the_numbers_of_the_country(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    said = run("check", "-", typed="I want to die").output
    assert "Emergency number, United Kingdom: 999." in said
    assert "Samaritans: call 116 123." in said
    assert said.index("999") < said.index("Nothing stands out")
    assert "999" not in run("check", "-", typed="I miss you.").output


def test_without_a_known_country_there_is_a_directory(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert "findahelpline.com" in run("check", "-", typed="I want to die").output
