"""The desk in the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.services.made import texts


@pytest.fixture
def daniel(run: Run, files: Path) -> Run:
    """Daniel has answered texts until a few days ago."""
    run("import", "--zone", "UTC", texts(files, {"+447700900101": "Daniel"}))
    return run


def test_it_says_the_way_the_pace_and_gives_the_link(daniel: Run) -> None:
    said = daniel("write", "Daniel", "--words", "Hello & hi").output
    assert "Nothing is sent from here." in said
    assert "Daniel has most often answered a text" in said
    assert "  sms: sms:+447700900101?&body=Hello%20%26%20hi\n" in said
    assert "Or not now. That is a good answer too." in said
    told = json.loads(daniel("write", "Daniel", "--json").stdout)
    assert [way["way"] for way in told["ways"]] == ["sms"]


def test_sent_is_kept_and_taken_back(daniel: Run) -> None:
    done = daniel("write", "Daniel", "--sent", "sms").output
    assert done.startswith("Done. That took courage.")
    assert "twice" in daniel("write", "Daniel").output
    number = done.rsplit(" ", 1)[1].strip()
    assert daniel("write", "--undo", number).output == "Taken back.\n"
    assert "twice" not in daniel("write", "Daniel").output
    assert daniel("write", "--undo", number).output.startswith("There was nothing")


def test_words_are_stored_only_when_asked(daniel: Run) -> None:
    daniel("write", "Daniel", "--words", "Not kept")
    assert "Not kept" not in daniel("write", "Daniel").output
    daniel("write", "Daniel", "--words", "Kept", "--save", "--later", "3")
    said = daniel("write", "Daniel").output
    assert "Saved for you only:\nKept" in said
    assert "a light note around 26 May" in said
    assert daniel("write", "Daniel", "--save").exit_code == 2
    assert daniel("write").exit_code == 2


def test_behind_a_boundary_only_a_letter(daniel: Run) -> None:
    daniel("person", "Daniel", "--boundary", "no_contact")
    said = daniel("write", "Daniel", "--words", "Hello").output
    assert "sms:" not in said
    assert "letter" in said
    refused = daniel("write", "Daniel", "--sent", "sms")
    assert (refused.exit_code, "Nothing is written to Daniel" in refused.stderr) == (1, True)
    assert daniel("write", "Daniel", "--words", "Dear Daniel", "--letter").exit_code == 0
