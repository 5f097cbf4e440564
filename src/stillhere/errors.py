"""Every error a person can meet.

Each docstring is the sentence the person reads: what happened, that nothing is lost, and what to
do next (COPY 15). Braces name the details that the raiser gives as keyword arguments.

    StillhereError
      InputError          something about a file that was brought in
        FileMissing, FileUnreadable, EmptyFile, UnrecognisedFile (UnknownForm), AmbiguousFile,
        DamagedFile, LockedFile, PasswordNeeded, PasswordWrong, DamagedArchive, UnsafeArchive,
        ArchiveTooLarge, NothingInside, CutShort
      StoreError          something about the store
        StoreLocked, StoreNewer, StoreBusy, StoreDamaged, DiskFull, NothingToUndo, MustReadAgain,
        FileThere, NotWithoutPassphrase
      PersonError         something about whom a name means
        UnknownPerson, AmbiguousPerson, NobodyYet
      TableError          something about an interchange table
        MissingColumn, ExtraNeeded
      MeaningNotInstalled, MeaningNotReady   something about the search by meaning
      MailError           something about a mail account
        MailUnreachable, MailNotPrivate, MailRefused, MailBroken, MailAnswer, NoMailAccount,
        PasswordNotKept, PasswordUnknown
      BoundaryError       something that a boundary does not allow
        CourtOrder, WaitADay
      MeaningUnclear, NotYet, DaysReversed   something that the owner wrote
"""

from __future__ import annotations

import inspect


class StillhereError(Exception):
    """Something went wrong. Nothing was lost."""

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(type(self).template().format_map(details))

    @classmethod
    def template(cls) -> str:
        """The docstring on one line, with its braces."""
        return " ".join((inspect.getdoc(cls) or "").split())


class InputError(StillhereError):
    """We couldn’t read “{name}”. Nothing was lost."""


class FileMissing(InputError):
    """There is no file “{name}”. Nothing was changed. Please check the name and try again."""


class FileUnreadable(InputError):
    """“{name}” may not be opened. Nothing was changed. Please check that you may read it."""


class NeedsFullDiskAccess(FileUnreadable):
    """“{name}” may not be opened yet. Nothing was changed.
    On this Mac, open System Settings, then Privacy & Security, then Full Disk Access.
    Switch on Terminal, or what you start Stillhere with. Then start it again.
    """


class EmptyFile(InputError):
    """“{name}” is empty. Nothing was lost. Please export it again and bring in the new file."""


class UnrecognisedFile(InputError):
    """“{name}” is not an export that Stillhere knows. Nothing was lost. It reads {formats}."""


class UnknownForm(UnrecognisedFile):
    """“{name}” is of a kind that Stillhere cannot read yet. Nothing was lost. {advice}"""


class AmbiguousFile(InputError):
    """“{name}” could be {formats}. Nothing was read. Please say which with --as."""


class DamagedFile(InputError):
    """“{name}” stops making sense at {where}. What came before it was kept."""


class LockedFile(InputError):
    """“{name}” is locked with a password. Nothing was lost. {advice}"""


class PasswordNeeded(InputError):
    """“{name}” is locked with a password. Nothing was lost. {advice}"""


class PasswordWrong(InputError):
    """This password does not open “{name}”. Nothing was lost. Please try it once more."""


class DamagedArchive(InputError):
    """“{name}” is not a whole zip file. Nothing was lost. Please copy it from the phone again."""


class UnsafeArchive(InputError):
    """“{name}” holds a file that points outside of it. It was not opened. Nothing was changed."""


class ArchiveTooLarge(InputError):
    """“{name}” would unpack to far more than it should. It was not opened. Nothing was changed."""


class NothingInside(InputError):
    """There is nothing to read in “{name}”. Nothing was changed. Please check the name."""


class CutShort(InputError):
    """We couldn’t read “{name}” to its end. Nothing of it was kept. Please copy it here again."""


class StoreError(StillhereError):
    """The store could not be used. Nothing was lost."""


class StoreLocked(StoreError):
    """The store is locked. Please give the right passphrase. Nothing was changed."""


class StoreNewer(StoreError):
    """This store was made by a newer Stillhere. Nothing was changed. Please install the new one."""


class StoreBusy(StoreError):
    """Stillhere is just reading other files. Nothing was lost. Please try again when it is done."""


class StoreDamaged(StoreError):
    """“{name}” is not a Stillhere store. Nothing was changed. A backup may lie beside it."""


class DiskFull(StoreError):
    """The disk is full. Nothing was lost. Please make some room and try again."""


class NothingToUndo(StoreError):
    """There is no import {id} to undo. `stillhere import --list` shows what can be undone."""


class MustReadAgain(StoreError):
    """Another order of dates needs the file again. Nothing was changed.
    Please undo import {id}, then bring the file in with the other order.
    """


class FileThere(StoreError):
    """There is already a “{name}”. Nothing was changed. Please choose another name."""


class NotWithoutPassphrase(StoreError):
    """A passphrase cannot be empty. Nothing was changed. Please type a few words."""


class PersonError(StillhereError):
    """That person could not be found."""


class UnknownPerson(PersonError):
    """Nobody here is called “{name}”. {advice}"""


class AmbiguousPerson(PersonError):
    """“{name}” could be {names}. Please write a little more of the name, or its number."""


class SamePerson(StillhereError):
    """That is {name} twice. Nothing was changed. Please name somebody else as well."""


class NobodyYet(PersonError):
    """No one is here yet. Bring in an export, or answer three questions on the start page."""


class TableError(StillhereError):
    """The table “{name}” could not be read. Nothing was changed."""


class MissingColumn(TableError):
    """The table “{name}” has no column {column}. It needs tie_id, timestamp and direction."""


class ExtraNeeded(TableError):
    """“{name}” needs one more part. Please install it with: pip install 'stillhere[{extra}]'."""


class MeaningNotInstalled(StillhereError):
    """Search by meaning is not installed. Search by word works without it.
    To add it, run script/install meaning in Stillhere’s folder.
    """


class MeaningNotReady(StillhereError):
    """Your messages have not been read for the search by meaning yet. Search by word works.
    To make it ready, run: stillhere search --get-ready.
    """


class MailError(StillhereError):
    """Your mail could not be looked at. Nothing was lost."""


class MailUnreachable(MailError):
    """“{host}” does not answer. Nothing was lost.
    Please check its name, and that this computer is online.
    """


class MailNotPrivate(MailError):
    """The line to “{host}” could not be made private, so no password was sent.
    Nothing was lost. Please check the name of the server.
    """


class MailRefused(MailError):
    """“{host}” did not accept this user and password. Nothing was lost.
    Most providers want an app password for this. You make one in the settings of your mail.
    """


class MailBroken(MailError):
    """“{host}” broke off. Nothing of this look was kept. Please try again later."""


class MailAnswer(MailError):
    """“{host}” gave an answer that Stillhere does not understand. Nothing was lost.
    Please try again later, or bring in an export of your mail.
    """


class NoMailAccount(MailError):
    """There is no mail account “{address}” here. Nothing was changed. {advice}"""


class PasswordNotKept(MailError):
    """There is no safe place for this password yet. Nothing was changed.
    Please lock your record with a passphrase first. Then the password lies inside it.
    """


class PasswordUnknown(MailError):
    """The password of {address} is not kept. Nothing was lost.
    Please fetch with: stillhere mail fetch
    """


class BoundaryError(StillhereError):
    """{name} asked for distance, so this is switched off. Giving it is care."""


class CourtOrder(BoundaryError):
    """There is a court order about {name}. It cannot be changed here. A lawyer can help you."""


class WaitADay(BoundaryError):
    """Taking back a boundary with {name} waits a day. Nothing was changed. Come back tomorrow."""


class DeskClosed(BoundaryError):
    """Nothing is written to {name} from here now. Nothing is lost. A letter to keep is possible."""


class MeaningUnclear(StillhereError):
    """“{text}” is not {what}. Nothing was changed. Please write it like {example}."""


class PortTaken(StillhereError):
    """Another program uses port {port}. Nothing was changed. Please choose another with --port."""


class NotYet(StillhereError):
    """That day, {day}, is still to come. Nothing was changed. Please give a day that has been."""


class NothingToAnswer(StillhereError):
    """This is not offered any more. Nothing was changed. Please open the page again."""


class DaysReversed(StillhereError):
    """The last day is before the first. Nothing was changed. Please check the two days."""
