"""A mail account is added on the page of the record; without one nothing is fetched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stillhere.services import mail_accounts
from stillhere.services.fetch_mail import fetch_due
from stillhere.services.home import Home
from stillhere.services.mail_passwords import GIVEN
from stillhere.services.passphrase import set_passphrase
from stillhere.support.clock import FixedClock
from tests.dovecot import PASSWORD, Box
from tests.outbound.letters import ELSIE, letter
from tests.web.test_routes import NOW, Pages


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pages:
    """The pages over a locked record, which can keep a password."""
    monkeypatch.delenv(GIVEN, raising=False)
    home = Home(tmp_path / "home", FixedClock(NOW))
    home.store().close()
    set_passphrase(home, "four quiet words here")
    return Pages(home.opened("four quiet words here"))


def fields(box: Box, **more: str) -> dict[str, str]:
    where = f"{box.server.host}:{box.server.port}"
    return {"address": box.address, "secret": PASSWORD, "host": where, "years": "2"} | more


def accounts(pages: Pages) -> list[str]:
    with pages.home.store() as store:
        return [one.address for one in mail_accounts.accounts(store)]


def test_it_is_off_and_the_page_says_so(locked: Pages) -> None:
    page = locked.get("/record").body
    assert "This is off unless you add an account." in page
    assert "to your own mail provider, and to nothing else" in page
    assert accounts(locked) == []


def test_an_account_is_added_fetched_from_and_left(locked: Pages, box: Box) -> None:
    box.put(letter(0, ELSIE, box.address))
    assert locked.post("/record/mail", **fields(box)).headers["location"] == "/record"
    page = locked.get("/record").body
    assert f"Stillhere fetches from {box.address} now." in page
    assert "It was not fetched yet." in page
    assert PASSWORD not in page

    assert [one.new for one in fetch_due(locked.home)] == [1]
    assert "It was last fetched today." in locked.get("/record").body
    locked.post("/record/mail/leave", address=box.address)
    assert accounts(locked) == []
    assert locked.post("/record/mail/leave", address=box.address).status == 303


def test_a_wrong_password_is_told_and_nothing_is_kept(locked: Pages, box: Box) -> None:
    answer = locked.post("/record/mail", **fields(box, secret="not it"))  # noqa: S106 - wrong
    assert answer.status == 400
    assert "Most providers want an app password" in answer.body
    assert accounts(locked) == []


def test_what_is_no_address_is_told(locked: Pages, box: Box) -> None:
    answer = locked.post("/record/mail", **fields(box, address="ada"))
    assert answer.status == 400
    assert "is not a mail address" in answer.body


def test_without_a_safe_place_for_the_password_none_is_taken(
    locked: Pages, box: Box, tmp_path: Path
) -> None:
    pages = Pages(Home(tmp_path / "open", FixedClock(NOW)))
    pages.home.store().close()
    page = pages.get("/record").body
    assert "Lock your record with a passphrase below" in page
    assert 'action="/record/mail"' not in page
    answer = pages.post("/record/mail", **fields(box))
    assert "There is no safe place for this password yet." in answer.body
    assert accounts(pages) == []


def test_the_made_up_family_has_no_mail(locked: Pages, box: Box) -> None:
    from stillhere.web.app import create_app
    from tests.web.test_routes import KEYS

    locked.app = create_app(locked.home, port=8765, keys=KEYS, demo=True)
    locked.post("/record/mail", **fields(box))
    assert "This family is made up. No mail is fetched for it." in locked.get("/record").body
    assert accounts(locked) == []


def test_forgetting_everything_forgets_the_accounts(locked: Pages, box: Box) -> None:
    locked.post("/record/mail", **fields(box))
    locked.post("/record/forget")
    again = Pages(replace(locked.home, key=None))
    assert accounts(again) == []
