"""`stillhere mail`: an account is added, listed, fetched from and removed."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

from stillhere.services.mail_passwords import GIVEN
from tests.cli.conftest import Run
from tests.dovecot import PASSWORD, Box
from tests.outbound.letters import ELSIE, letter


@pytest.fixture
def server(box: Box, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv(GIVEN, raising=False)
    box.put(letter(0, ELSIE, box.address), letter(1, box.address, ELSIE, "Gesendete Objekte"))
    return f"{box.server.host}:{box.server.port}"


@pytest.fixture
def add(run: Run, box: Box, server: str) -> Callable[..., Result]:
    def adding(*more: str, typed: str = f"{PASSWORD}\n") -> Result:
        return run("mail", "add", box.address, "--host", server, *more, typed=typed)

    return adding


def test_an_account_is_added_and_fetched_at_once(
    run: Run, box: Box, add: Callable[..., Result]
) -> None:
    said = add().output
    assert "Stillhere connects to 127.0.0.1 now, and to no other place." in said
    assert "Its password is not kept." in said
    assert f"{box.address}: 2 new, 0 already here." in said
    assert PASSWORD not in said
    assert "Elsie Moor" in run("people").output
    again = run("mail", "fetch", typed=f"{PASSWORD}\n")
    assert f"{box.address}: nothing new." in again.output


def test_accounts_are_listed_in_words_and_json(
    run: Run, box: Box, add: Callable[..., Result]
) -> None:
    assert "No account yet." in run("mail", "list").output
    add("--since", "2026-04-01", "--words")
    assert "It was last fetched today." in run("mail", "list").output
    (one,) = json.loads(run("mail", "list", "--json").stdout)["accounts"]
    assert one["address"] == box.address
    assert (one["since"], one["last"], one["words"]) == ("2026-04-01", "2026-05-05", True)
    assert one["trouble"] is None
    assert PASSWORD not in json.dumps(one)


def test_a_wrong_password_adds_nothing_and_says_what_helps(
    run: Run, add: Callable[..., Result]
) -> None:
    done = add(typed="not it\n")
    assert done.exit_code == 1
    assert "No account yet." in run("mail", "list").output


def test_a_failure_is_told_here_and_by_doctor(
    run: Run, box: Box, add: Callable[..., Result]
) -> None:
    add()
    failed = run("mail", "fetch", box.address, typed="not it\n")
    assert failed.exit_code == 1
    said = run("doctor").output
    assert "Most providers want an app password" in said
    assert f"Try it with: stillhere mail fetch {box.address}" in said
    (one,) = json.loads(run("doctor", "--json").stdout)["mail"]
    assert "did not accept" in one["trouble"]


def test_an_account_is_removed_and_what_it_brought_stays(
    run: Run, box: Box, add: Callable[..., Result]
) -> None:
    add()
    assert "What it brought stays." in run("mail", "remove", box.address).output
    assert "No account yet." in run("mail", "fetch").output
    assert "Elsie Moor" in run("people").output
    assert run("mail", "remove", box.address).exit_code == 1


def test_watch_looks_into_accounts_too(
    run: Run, box: Box, add: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    add()
    monkeypatch.setenv(GIVEN, PASSWORD)
    monkeypatch.setenv("STILLHERE_NOW", "2026-05-05T13:00:00+01:00")
    box.put(letter(2, ELSIE, box.address))
    assert f"{box.address}: 1 new, 0 already here." in run("watch", "--once").output
    assert box.address in run("watch", "--list").output


@pytest.mark.parametrize("address", ["ada", "ada@", "ada@two words", "@example.org"])
def test_what_is_no_address_is_told(run: Run, address: str) -> None:
    done = run("mail", "add", address)
    assert done.exit_code == 1
    assert f"“{address}” is not a mail address." in done.output


def test_a_server_that_is_none_is_told(run: Run) -> None:
    done = run("mail", "add", "ada@example.org", "--host", "a b")
    assert "“a b” is not a mail server." in done.output
