"""What lies in a folder becomes exports: a file each, or all that belong together at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from stillhere.errors import DamagedFile, PasswordNeeded, PasswordWrong
from stillhere.importers.api import Knows, Reading, Source
from stillhere.importers.checked import checked
from stillhere.records.handle import Handle, named
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Question, Skipped
from stillhere.services.exports import Export, Unreadable, exports
from stillhere.services.gathered import gathered
from stillhere.testing.reading import ZONE, sample_reading
from tests.importers.iphone_backup.made import PASSWORD, backup


class Notes:
    """Reads a name a line; a file called locked or torn says so."""

    title = "notes"
    knows = Knows()

    def __init__(self, suffix: str, *, gathers: bool) -> None:
        self.name = suffix
        self.gathers = gathers

    def recognise(self, source: Source, head: bytes) -> bool:
        return source.name.endswith(self.name)

    def read(self, source: Source, reading: Reading) -> Iterator[Outcome]:
        if source.name.startswith("locked"):
            raise PasswordNeeded(name=source.name, advice="Please type it.")
        if source.name.startswith("torn"):
            raise DamagedFile(name=source.name, where="its start")
        yield Skipped("line 1", "It is a heading.")
        with source.open() as stream:
            text = stream.read().decode()
        yield Contact(text, (named("notes", text),))


DAILY = checked(Notes(".day", gathers=True))
SINGLE = checked(Notes(".one", gathers=False))


def found(folder: Path) -> list[Export]:
    return [one for one in exports(folder, ZONE, (DAILY, SINGLE)) if isinstance(one, Export)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "chat").mkdir()
    for name in ("chat/1.day", "chat/2.day", "a.one", "b.one"):
        (tmp_path / name).write_text(Path(name).stem)
    return tmp_path


def test_files_that_belong_together_are_one_export_and_others_one_each(folder: Path) -> None:
    assert [(one.label, len(one.sources)) for one in found(folder)] == [
        (str(folder / "a.one"), 1),
        (str(folder / "b.one"), 1),
        (str(folder), 2),
    ]


def test_they_are_read_one_after_the_other_and_what_is_left_out_says_where(folder: Path) -> None:
    gathered = found(folder)[-1]
    items = list(gathered.read(sample_reading()))
    assert [item.name for item in items if isinstance(item, Contact)] == ["1", "2"]
    skipped = [item.where for item in items if isinstance(item, Skipped)]
    assert skipped == ["chat/1.day: line 1", "chat/2.day: line 1"]
    assert gathered.bytes_read == gathered.size


def test_one_that_cannot_be_read_never_stops_the_others(folder: Path) -> None:
    (folder / "chat/torn.day").write_text("x")
    items = list(found(folder)[-1].read(sample_reading()))
    assert sum(isinstance(item, Contact) for item in items) == 2
    assert isinstance(items[-1], Skipped)
    assert items[-1].where == "chat/torn.day"


def test_a_missing_password_is_asked_for(folder: Path) -> None:
    (folder / "chat/locked.day").write_text("x")
    with pytest.raises(PasswordNeeded):
        list(found(folder)[-1].read(sample_reading()))


ADA = Handle("mail", "ada@example.org")


def test_the_windows_of_many_files_are_one() -> None:
    found = gathered(
        [
            Coverage("mail", 1, 2),
            Coverage("mail", 5, 9, blind=("sent-only", "capped")),
            Coverage("mail", 2, 7, blind=("capped",)),
            Coverage("mail", 3, None, thread="a"),
            Coverage("mail", 4, 6, thread="a"),
        ]
    )
    assert list(found) == [
        Coverage("mail", 1, 2),
        Coverage("mail", 2, 9, blind=("capped",)),
        Coverage("mail", 3, None, thread="a"),
    ]


def test_names_and_questions_of_many_files_come_once() -> None:
    items: list[Outcome] = [Contact("Ada", (ADA,)), Question("exported", "When?")]
    assert list(gathered(items * 3)) == items


def test_nobody_is_asked_who_they_are_where_one_file_tells() -> None:
    found = gathered([Question("owner", "Who?"), OwnHandle(ADA), OwnHandle(ADA)])
    assert list(found) == [OwnHandle(ADA)]


def test_a_backup_of_a_phone_among_other_files_is_one_container(folder: Path) -> None:
    files = {"HomeDomain/Library/SMS/sms.db": b"one", "CameraRollDomain/a.one": b"no"}
    backup(folder / "phone", files)
    reader = checked(Notes(".db", gathers=False))
    labels = [one.label for one in exports(folder, ZONE, (reader, SINGLE))]
    assert labels == [str(folder / name) for name in ("a.one", "b.one", "phone: sms.db")]


@pytest.mark.parametrize(("password", "error"), [(None, PasswordNeeded), ("guess", PasswordWrong)])
def test_a_locked_backup_says_so_and_never_stops_the_others(
    folder: Path, password: str | None, error: type[Exception]
) -> None:
    backup(folder / "phone", {"HomeDomain/Library/SMS/sms.db": b"one"}, password=PASSWORD)
    *others, locked = exports(folder, ZONE, (SINGLE,), password)
    assert [type(one) for one in others] == [Export, Export]
    assert isinstance(locked, Unreadable)
    assert isinstance(locked.error, error)
    assert locked.label == str(folder / "phone")
