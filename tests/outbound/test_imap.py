"""A mailbox is looked at over a private line, and stays as it was."""

from __future__ import annotations

import socket
from datetime import date

import pytest

from stillhere.errors import MailNotPrivate, MailRefused, MailUnreachable
from stillhere.outbound.imap import Folder, Mailbox, check
from stillhere.outbound.line import Server, server
from stillhere.outbound.mailbox_names import readable
from stillhere.outbound.providers import host_for
from tests.dovecot import HOST, PASSWORD, Box, Dovecot
from tests.outbound.letters import ELSIE, letter


def opened(box: Box) -> Mailbox:
    return Mailbox(box.server, box.address, PASSWORD)


def folder(mailbox: Mailbox, path: str) -> Folder:
    return next(one for one in mailbox.folders() if one.path == path)


def test_folders_are_told_with_their_uses_and_readable_names(box: Box) -> None:
    box.put(letter(0, ELSIE, box.address, "F&AOQ-hre/O&AOQ-se"))
    with opened(box) as mailbox:
        found = {one.path: one.uses & {"sent", "junk", "trash"} for one in mailbox.folders()}

    assert found["Gesendete Objekte"] == {"sent"}
    assert found["Papierkorb"] == {"trash"}
    assert found["Werbung"] == {"junk"}
    assert found["Fähre/Oäse"] == set()
    assert "INBOX" in found


@pytest.mark.parametrize("name", ['Two "quoted" words', "A\\b", "Tom & Ada"])
def test_a_folder_of_any_name_can_be_opened(box: Box, name: str) -> None:
    written = name.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&-")
    box.put(letter(0, ELSIE, box.address, written))
    with opened(box) as mailbox:
        assert mailbox.open(folder(mailbox, name)).held == 1


def test_mails_are_fetched_by_day_and_by_number(box: Box) -> None:
    box.put(*(letter(day, ELSIE, box.address) for day in range(5)))
    with opened(box) as mailbox:
        inbox = mailbox.open(folder(mailbox, "INBOX"))
        assert mailbox.since(date(2026, 4, 4), inbox) == [4, 5]
        assert mailbox.beyond(3, inbox) == [3, 4, 5]
        assert mailbox.beyond(inbox.following, inbox) == []
        found = list(mailbox.mails([2, 99, 4]))

    assert [mail.uid for mail in found] == [2, 4]
    assert [mail.arrived for mail in found] == [1775118660000, 1775291460000]
    assert all(b"Subject: On the garden" in mail.text for mail in found)
    assert all(b"Sunday" not in mail.text and mail.size > len(mail.text) for mail in found)


def test_the_whole_mail_comes_as_far_as_it_is_wanted(box: Box) -> None:
    box.put(letter(0, ELSIE, box.address))
    with opened(box) as mailbox:
        mailbox.open(folder(mailbox, "INBOX"))
        whole = next(mailbox.mails([1], 4096))
        part = next(mailbox.mails([1], 20))

    assert b"Sunday" in whole.text
    assert whole.size == len(whole.text)
    assert len(part.text) == 20


def test_many_mails_come_in_several_answers(box: Box) -> None:
    box.put(*(letter(number, ELSIE, box.address) for number in range(230)))
    with opened(box) as mailbox:
        inbox = mailbox.open(folder(mailbox, "INBOX"))
        uids = mailbox.beyond(1, inbox)
        assert [mail.uid for mail in mailbox.mails(uids)] == list(range(1, 231))


def test_nothing_is_marked_as_seen(box: Box) -> None:
    box.put(letter(0, ELSIE, box.address))
    before = box.flags("INBOX")
    with opened(box) as mailbox:
        mailbox.open(folder(mailbox, "INBOX"))
        assert list(mailbox.mails([1], 4096))
    assert box.flags("INBOX") == before
    assert b"Seen" not in before[0]


@pytest.mark.parametrize("door", ["tls", "starttls"])
def test_a_certificate_that_nobody_vouches_for_stops_before_the_password(
    dovecot: Dovecot, door: str
) -> None:
    with pytest.raises(MailNotPrivate, match="no password was sent"):
        check(getattr(dovecot, door), dovecot.box().address, PASSWORD)


@pytest.mark.parametrize("door", ["tls", "starttls"])
def test_a_private_line_is_used_where_it_can_be_trusted(
    dovecot: Dovecot, door: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate))
    with Mailbox(getattr(dovecot, door), dovecot.box().address, PASSWORD) as mailbox:
        assert "INBOX" in [one.path for one in mailbox.folders()]


def test_a_plain_line_leads_nowhere_but_to_this_computer() -> None:
    with pytest.raises(MailNotPrivate):
        check(Server("mail.example.org", 143, "plain"), "ada", "secret")


def test_a_wrong_password_is_told_with_what_helps(dovecot: Dovecot) -> None:
    with pytest.raises(MailRefused, match="app password"):
        check(dovecot.plain, "ada@example.org", "not it")


def test_nobody_there_is_told() -> None:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    with pytest.raises(MailUnreachable, match="does not answer"):
        check(Server(HOST, port, "plain"), "ada", "secret")
    with pytest.raises(MailUnreachable):
        check(Server("mail.invalid"), "ada", "secret")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("imap.example.org", Server("imap.example.org", 993, "tls")),
        ("IMAP.example.org:143", Server("imap.example.org", 143, "starttls")),
        ("mail.example.org:10993", Server("mail.example.org", 10993, "tls")),
        ("127.0.0.1:1143", Server("127.0.0.1", 1143, "plain")),
        ("localhost", Server("localhost", 993, "tls")),
        ("[::1]:1143", Server("::1", 1143, "plain")),
    ],
)
def test_a_server_is_written_as_host_and_port(written: str, meant: Server) -> None:
    assert server(written) == meant


@pytest.mark.parametrize("written", ["", "two words", "host:port", "host:70000", ":143"])
def test_what_names_no_server_is_no_server(written: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        server(written)


def test_a_provider_is_known_by_the_end_of_the_address() -> None:
    assert host_for("ada@GoogleMail.com") == "imap.gmail.com"
    assert host_for("ada@proton.me") == "127.0.0.1:1143"
    assert host_for("ada@example.org") == "imap.example.org"


@pytest.mark.parametrize(
    ("name", "read"),
    [
        (b"INBOX", "INBOX"),
        (b"Entw&APw-rfe", "Entwürfe"),
        (b"&U,BTFw-", "台北"),
        (b"Tom &- Ada", "Tom & Ada"),
        (b"&AGE", "&AGE"),
        (b"&*-", "&*-"),
        ("Entwürfe".encode(), "Entwürfe"),
        (b"\xff", "ÿ"),
    ],
)
def test_names_beyond_ascii_are_read(name: bytes, read: str) -> None:
    assert readable(name) == read
