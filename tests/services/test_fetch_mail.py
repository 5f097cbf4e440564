"""What is in a mail account comes into the record once, and the mailbox stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from stillhere.errors import MailBroken, MailRefused, NoMailAccount, PasswordUnknown
from stillhere.services import mail_accounts, mail_passwords
from stillhere.services.fetch_mail import EVERY, add_account, fetch_due, fetch_mail
from stillhere.services.home import Home
from stillhere.services.mail_accounts import MailAccount, account
from stillhere.services.passphrase import set_passphrase
from stillhere.services.wishes import Progress
from stillhere.support.clock import FixedClock, milliseconds
from tests.dovecot import PASSWORD, Box, Letter, running
from tests.outbound.letters import ELSIE, letter
from tests.services.made import NOW, home_at

SENT = "Gesendete Objekte"


@pytest.fixture(autouse=True)
def _given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(mail_passwords.GIVEN, PASSWORD)


@pytest.fixture
def filled(box: Box) -> Box:
    """Three mails from Elsie and two to her; and what is no contact."""
    me = f"Ruth Bell <{box.address}>"
    box.put(
        letter(0, ELSIE, me),
        letter(2, ELSIE, me, "Family"),
        letter(4, ELSIE, me),
        letter(1, me, ELSIE, SENT),
        letter(3, me, ELSIE, SENT),
        letter(5, "News <news@shop.example>", me, more="List-Id: <offers.shop.example>\r\n"),
        letter(6, "Shop <no-reply@shop.example>", me),
        letter(7, "Someone <someone@example.net>", me, "Werbung"),
        letter(8, "Someone <someone@example.net>", me, "Papierkorb"),
        letter(9, me, "Someone <someone@example.net>", "Drafts"),
    )
    return box


def added(home: Home, box: Box, *, words: bool = False, since: date | None = None) -> MailAccount:
    where = f"{box.server.host}:{box.server.port}"
    one = account(box.address, NOW.date(), host=where, words=words, since=since)
    add_account(home, one, PASSWORD)
    return one


def later(home: Home, minutes: int) -> Home:
    return replace(home, clock=FixedClock(home.clock.now() + timedelta(minutes=minutes)))


def exchange(home: Home) -> list[tuple[str, int]]:
    """Who wrote on which day after the start."""
    with home.store() as store:
        start = datetime(2026, 4, 1, tzinfo=UTC)
        return [
            (
                "out" if event.out else "in",
                (datetime.fromtimestamp(event.at / 1000, UTC) - start).days,
            )
            for event in sorted(store.events.all_with_person(), key=lambda one: one.at)
        ]


ALL = [("in", 0), ("out", 1), ("in", 2), ("out", 3), ("in", 4)]


def test_a_first_fetch_brings_what_people_wrote_and_nothing_else(home: Home, filled: Box) -> None:
    one = added(home, filled)
    brought = fetch_mail(home, one.address)

    assert (brought.new, brought.repeated, brought.skipped_total) == (5, 0, 0)
    assert exchange(home) == ALL
    assert [person.name for person in brought.people] == ["Elsie Moor"]
    with home.store() as store:
        assert not store.search.has_words()


def test_a_second_fetch_brings_only_what_is_new(home: Home, filled: Box) -> None:
    one = added(home, filled)
    fetch_mail(home, one.address)
    filled.put(letter(10, ELSIE, filled.address), letter(11, filled.address, ELSIE, SENT))

    brought = fetch_mail(later(home, 20), one.address)
    assert (brought.new, brought.repeated) == (2, 0)
    assert exchange(home) == [*ALL, ("in", 10), ("out", 11)]


def test_where_nothing_came_there_is_no_new_import_and_the_record_reaches_until_now(
    home: Home, filled: Box
) -> None:
    one = added(home, filled)
    fetch_mail(home, one.address)
    after = later(home, 90)

    assert not fetch_mail(after, one.address).done
    with home.store() as store:
        assert len(store.imports.list()) == 1
        assert [source.end for source in store.coverage.sources()] == [
            milliseconds(after.clock.now())
        ]


def test_the_record_is_complete_from_the_first_day_to_the_moment_of_the_fetch(
    home: Home, filled: Box
) -> None:
    one = added(home, filled, since=date(2026, 3, 1))
    fetch_mail(home, one.address)
    filled.put(letter(12, ELSIE, filled.address))
    after = later(home, 60)
    fetch_mail(after, one.address)

    with home.store() as store:
        windows = [(one.channel, one.start, one.end, one.blind) for one in store.coverage.windows()]
    start = milliseconds(datetime(2026, 3, 1, tzinfo=NOW.tzinfo))
    first, second = milliseconds(home.clock.now()), milliseconds(after.clock.now())
    assert windows == [("mail", start, first, ()), ("mail", first, second, ())]


def test_mails_from_before_the_first_day_are_left_where_they_are(home: Home, filled: Box) -> None:
    one = added(home, filled, since=date(2026, 4, 4))
    fetch_mail(home, one.address)
    assert exchange(home) == ALL[2:]


def test_a_fetch_can_be_undone_and_does_not_come_back(home: Home, filled: Box) -> None:
    one = added(home, filled)
    brought = fetch_mail(home, one.address)
    assert brought.id is not None
    with home.store() as store:
        store.imports.undo(brought.id)

    fetch_mail(later(home, 20), one.address)
    assert exchange(home) == []


def test_an_account_that_is_added_again_is_fetched_from_its_first_day(
    home: Home, filled: Box
) -> None:
    one = added(home, filled)
    fetch_mail(home, one.address)
    added(home, filled, words=True)
    brought = fetch_mail(later(home, 20), one.address)

    assert (brought.new, brought.repeated) == (0, 5)
    with home.store() as store:
        assert store.search.has_words()
        assert len(mail_accounts.accounts(store)) == 1


def test_words_come_with_their_length_where_they_are_wanted(home: Home, filled: Box) -> None:
    one = added(home, filled, words=True)
    fetch_mail(home, one.address)
    with home.store() as store:
        assert store.search.has_words()
        lengths = {event.length for event in store.events.all_with_person()}
    assert lengths == {len("The garden is waking up.\nCome by on Sunday?")}


def test_a_folder_that_is_numbered_anew_doubles_nothing(home: Home, filled: Box) -> None:
    me = filled.address
    one = added(home, filled)
    fetch_mail(home, one.address)
    filled.renew("Family")
    filled.put(letter(2, ELSIE, f"Ruth Bell <{me}>", "Family"), letter(13, ELSIE, me, "Family"))

    brought = fetch_mail(later(home, 20), one.address)
    assert (brought.new, brought.repeated) == (1, 1)
    assert exchange(home) == [*ALL, ("in", 13)]


def test_a_mail_that_is_moved_is_there_once(home: Home, filled: Box) -> None:
    one = added(home, filled)
    fetch_mail(home, one.address)
    filled.put(letter(4, ELSIE, f"Ruth Bell <{filled.address}>", "Archive"))

    assert fetch_mail(later(home, 20), one.address).new == 0
    assert exchange(home) == ALL


def test_a_mail_without_a_date_counts_from_its_arrival(home: Home, box: Box) -> None:
    one = added(home, box)
    box.put(letter(20, ELSIE, box.address, dated=False))
    fetch_mail(home, one.address)
    assert exchange(home) == [("in", 20)]


def test_another_address_of_the_owner_is_learnt_from_what_was_sent(home: Home, box: Box) -> None:
    alias = "Ruth <garden@example.org>"
    box.put(
        letter(0, ELSIE, alias),
        letter(1, alias, ELSIE, SENT),
    )
    one = added(home, box)
    fetch_mail(home, one.address)
    assert exchange(home) == [("in", 0), ("out", 1)]


def test_nothing_in_the_mailbox_is_marked_as_seen(home: Home, filled: Box) -> None:
    before = filled.flags("INBOX")
    one = added(home, filled, words=True)
    fetch_mail(home, one.address)
    assert filled.flags("INBOX") == before
    assert not any(b"Seen" in line for line in before)


def test_a_wrong_password_is_told_and_not_said_again(
    home: Home, filled: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = added(home, filled)
    monkeypatch.setenv(mail_passwords.GIVEN, "not it")
    with pytest.raises(MailRefused, match="app password"):
        fetch_mail(home, one.address)
    with home.store() as store:
        state = mail_accounts.state(store, one.address)
    assert state.refused
    assert "app password" in (state.trouble or "")

    monkeypatch.setenv(mail_passwords.GIVEN, PASSWORD)
    assert fetch_due(later(home, 60)) == []
    assert fetch_mail(later(home, 60), one.address).new == 5
    assert fetch_due(later(home, 90)) != []


def test_an_account_with_a_wrong_password_is_not_added(home: Home, filled: Box) -> None:
    where = f"{filled.server.host}:{filled.server.port}"
    with pytest.raises(MailRefused):
        add_account(home, account(filled.address, NOW.date(), host=where), "not it")
    with home.store() as store:
        assert mail_accounts.accounts(store) == ()


def test_a_server_that_vanishes_midway_leaves_the_record_as_it_was(home: Home) -> None:
    with running() as server:
        box = server.box()
        box.put(*(letter(number % 28, ELSIE, box.address) for number in range(3)))
        one = added(home, box)
        fetch_mail(home, one.address)
        box.put(*_many(box, 450))
        before = exchange(home)

        def vanish(progress: Progress) -> bool:
            server.vanish()
            return True

        with pytest.raises(MailBroken, match="broke off"):
            fetch_mail(later(home, 20), one.address, watch=vanish)
        assert exchange(home) == before
        with home.store() as store:
            state = mail_accounts.state(store, one.address)
            assert len(store.imports.list()) == 1
        assert state.until == milliseconds(home.clock.now())
        assert "broke off" in (state.trouble or "")

        server.start()
        brought = fetch_mail(later(home, 40), one.address)
        assert brought.new == 450
        with home.store() as store:
            assert mail_accounts.state(store, one.address).trouble is None


def _many(box: Box, count: int) -> list[Letter]:
    return [
        letter(number % 20, f"Friend {number} <f{number}@example.net>", box.address)
        for number in range(count)
    ]


def test_accounts_are_looked_into_again_after_a_while(home: Home, filled: Box) -> None:
    one = added(home, filled)
    assert [brought.new for brought in fetch_due(home)] == [5]
    filled.put(letter(14, ELSIE, filled.address))
    assert fetch_due(later(home, 14)) == []
    assert [brought.new for brought in fetch_due(later(home, EVERY // 60_000))] == [1]
    with home.store() as store:
        mail_accounts.remove(store, one.address)
    assert fetch_due(later(home, 60)) == []


def test_one_account_that_fails_stops_no_other(home: Home, filled: Box) -> None:
    gone = account("gone@example.org", NOW.date(), host="127.0.0.1:1")
    with home.store() as store:
        mail_accounts.keep(store, gone)
    added(home, filled)
    assert [brought.new for brought in fetch_due(home)] == [5]
    with home.store() as store:
        trouble = mail_accounts.state(store, gone.address).trouble
    assert trouble is not None
    assert "does not answer" in trouble


def test_what_is_fetched_by_two_at_once_is_kept_once(home: Home, filled: Box) -> None:
    one = added(home, filled)
    seen: list[int] = []

    def meanwhile(progress: Progress) -> bool:
        if not seen:
            seen.append(fetch_mail(home, one.address).new)
        return True

    assert fetch_mail(home, one.address, watch=meanwhile).new == 0
    assert seen == [5]
    with home.store() as store:
        assert len(store.imports.list()) == 1


def test_an_account_that_is_removed_meanwhile_brings_nothing(home: Home, filled: Box) -> None:
    one = added(home, filled)

    def meanwhile(progress: Progress) -> bool:
        with home.store() as store:
            if mail_accounts.accounts(store):
                mail_accounts.remove(store, one.address)
        return True

    assert fetch_mail(home, one.address, watch=meanwhile).new == 0
    assert exchange(home) == []


def test_a_password_that_is_not_kept_is_asked_for(
    home: Home, filled: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = added(home, filled)
    monkeypatch.delenv(mail_passwords.GIVEN)
    with pytest.raises(PasswordUnknown, match="stillhere mail fetch"):
        fetch_mail(home, one.address)
    assert fetch_mail(home, one.address, PASSWORD).new == 5


def test_a_locked_record_keeps_the_password_inside(
    home: Home, filled: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(mail_passwords.GIVEN)
    home.store().close()
    set_passphrase(home, "four quiet words here")
    locked = home.opened("four quiet words here")
    one = added(locked, filled)
    assert fetch_mail(locked, one.address).new == 5
    with locked.store() as store:
        exported = [str(row) for _, rows in store.export() for row in rows]
    assert not any(PASSWORD in row for row in exported)

    set_passphrase(replace(home, passphrase="four quiet words here"), None)  # noqa: S106
    with home.store() as store:
        assert mail_passwords.find(store, one.address) is None
    raw = b"".join(path.read_bytes() for path in home.folder.iterdir() if path.is_file())
    assert PASSWORD.encode() not in raw


def test_a_record_without_a_lock_never_holds_the_password(home: Home, filled: Box) -> None:
    one = added(home, filled)
    fetch_mail(home, one.address)
    with home.store() as store:
        assert not mail_passwords.keep(store, one.address, PASSWORD)
    raw = b"".join(path.read_bytes() for path in home.folder.iterdir() if path.is_file())
    assert PASSWORD.encode() not in raw


def test_an_account_that_nobody_added_is_told(home: Home) -> None:
    with pytest.raises(NoMailAccount, match="stillhere mail add"):
        fetch_mail(home, "ada@example.org")


def test_two_homes_do_not_share_their_accounts(home: Home, filled: Box) -> None:
    added(home, filled)
    with home_at(home.folder.parent / "other").store() as store:
        assert mail_accounts.accounts(store) == ()
