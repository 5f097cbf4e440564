"""Which folders of a mail account are read, and what they are for."""

from __future__ import annotations

import pytest

from stillhere.importers.mail.fetched import purposes
from stillhere.outbound.imap import Folder
from stillhere.services.fetch_mail import worth_reading


def folder(path: str, *uses: str) -> Folder:
    return Folder(path.encode(), path, frozenset(uses))


def read(*folders: Folder) -> list[str]:
    return [one.path for one in worth_reading(list(folders))]


def test_what_was_sent_comes_first_and_what_is_no_contact_not_at_all() -> None:
    assert read(
        folder("INBOX"),
        folder("Family"),
        folder("INBOX/Sent"),
        folder("Papierkorb"),
        folder("Bulk", "junk"),
        folder("Entwürfe"),
    ) == ["INBOX/Sent", "INBOX", "Family"]


def test_where_one_folder_holds_everything_only_it_and_what_was_sent_are_read() -> None:
    assert read(
        folder("INBOX"),
        folder("[Gmail]/All Mail", "all"),
        folder("[Gmail]/Sent Mail", "sent"),
        folder("[Gmail]/Starred", "flagged"),
        folder("[Gmail]/Important", "important"),
        folder("[Gmail]/Spam", "junk"),
    ) == ["[Gmail]/Sent Mail", "[Gmail]/All Mail"]


@pytest.mark.parametrize(
    ("path", "uses", "meant"),
    [
        ("Sent", set[str](), {"sent"}),
        ("Gesendete Objekte", {"sent"}, {"sent"}),
        ("Odd name", {"sent"}, {"sent"}),
        ("Sent", {"trash"}, {"trash"}),
        ("Family/Sent", {"hasnochildren"}, {"sent"}),
        ("Family", {"hasnochildren"}, set[str]()),
    ],
)
def test_a_server_knows_better_than_a_name(path: str, uses: set[str], meant: set[str]) -> None:
    assert purposes(path, frozenset(uses)) == meant
