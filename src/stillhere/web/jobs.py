"""Readings: what becomes of files that were sent to the page. One at a time, in a thread.

A reading goes on when its page is left. Its files are discarded as soon as they are read, given up
or could not be read; what came of it stays in memory until the next one begins.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from itertools import count
from typing import Literal

from stillhere.errors import StillhereError
from stillhere.services.answer import answer
from stillhere.services.bring_in import bring_in, survey
from stillhere.services.home import Home
from stillhere.services.wishes import Brought, Progress, Wishes
from stillhere.store.store import Store
from stillhere.web.parts_of_reading import Part, Way, locked_path, told_again
from stillhere.web.uploads import Upload, discard

State = Literal["looking", "locked", "choosing", "reading", "done"]

PATIENCE = 2.0
"""Seconds that a page waits for a short reading before it shows how far it is."""

BEFORE_ALL = "0"
"""A moment before any message: the end of a record is then its last message."""


class Reading:
    """One set of files on its way into the record.

    `found` is what a first look found, `locked` what of it still needs a password, `brought` what
    came of it. `error` is a sentence. Passwords are held in memory until the files are read.
    """

    def __init__(self, number: int, home: Home, upload: Upload, wishes: Wishes) -> None:
        self.number = number
        self.state: State = "looking"
        self.found: list[Brought] = []
        self.locked: list[Brought] = []
        self.wrong = False
        self.brought: Sequence[Brought] = ()
        self.error = ""
        self.way = Way(upload)
        self.begun = time.monotonic()
        self._home, self._upload = home, upload
        self._wishes = wishes
        self._parts = [Part(upload.roots)]
        self._trying = self._parts[0]
        self._saved = ""
        self._stopped = False
        self._rest = threading.Event()
        self._start()

    @property
    def busy(self) -> bool:
        """Whether it is at work now."""
        return self.state in ("looking", "reading")

    @property
    def wishes(self) -> Wishes:
        """How the files are to be read."""
        return self._wishes

    def unlock(self, password: str) -> None:
        """Look into the locked file that is asked about, with its password."""
        if self.state == "locked":
            one = self.locked[0]
            self._trying = Part((locked_path(one.path),), password, one.importer)
            self.state, self.begun = "looking", time.monotonic()
            self._start()

    def leave_out(self) -> None:
        """Go on without the locked file that is asked about."""
        if self.state == "locked":
            self.found.append(self.locked.pop(0))
            self.wrong = False
            self._look_on()
            if self.busy:
                self._start()

    def go_on(self, wishes: Wishes, saved: str = "") -> None:
        """Bring in what was chosen.

        `saved` is when those files that do not tell it themselves were saved from the phone: Unix
        ms, "last" with the last message of each, "" where that is not known.
        """
        if self.state == "choosing":
            self._saved = saved
            self.state, self._wishes, self.begun = "reading", wishes, time.monotonic()
            self._start()

    def stop(self) -> None:
        """Read no further; what is read is kept."""
        self._stopped = True
        if not self.busy and self.state != "done":
            self._finish()

    def wait(self, seconds: float = PATIENCE) -> None:
        """Until there is nothing more to wait for, at most some seconds."""
        self._rest.wait(seconds)

    def tell_again(self, store: Store) -> None:
        """Tell anew what came of it, after something of it was answered or taken out."""
        self.brought = list(told_again(store, self.brought))

    def _start(self) -> None:
        self._rest.clear()
        self.way.begin()
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        try:
            if self.state == "looking":
                self._look()
            if self.state == "reading":
                self._read()
        except StillhereError as error:
            self.error = str(error)
            self._finish()
        except Exception:
            self.error = "Something went wrong here. Nothing of these files was kept."
            self._finish()
            raise
        finally:
            self._rest.set()

    def _look(self) -> None:
        """Look what the files hold, or what a locked one holds that is tried with a password."""
        part = self._trying
        found = survey(self._home, part.paths, part.wishes(self._wishes), self._watch)
        if part.password is not None:
            self.wrong = any(one.locked for one in found)
            if not self.wrong:
                self.locked.pop(0)
                self._parts.append(part)
        if not self.wrong:
            self.found += [one for one in found if not one.locked]
            self.locked += [one for one in found if one.locked]
        self._look_on()

    def _look_on(self) -> None:
        """Ask for what is missing, and go on at once where there is nothing to ask."""
        if self._stopped or (not self.locked and all(one.error for one in self.found)):
            self.brought = [one for one in self.found if one.error]
            self._finish()
        elif self.locked:
            self.state = "locked"
        else:
            self.state = "choosing" if asks(self.found) else "reading"

    def _read(self) -> None:
        """Bring everything in; what was left out comes with its sentence."""
        brought = [one for one in self.found if one.locked]
        for part in self._parts:
            if not self._stopped:
                got = bring_in(self._home, part.paths, part.wishes(self._wishes), self._watch)
                brought += [self._dated(one) for one in got if not one.locked]
        if len(self._parts) > 1:
            with self._home.store() as store:
                brought = list(told_again(store, brought))
        self.brought = brought
        self._finish()

    def _dated(self, one: Brought) -> Brought:
        """Answer when this file was saved, if it asks."""
        asked = next((each for each in one.questions if each.kind == "exported"), None)
        if one.id is None or asked is None or not self._saved:
            return one
        value = (asked.assumed or BEFORE_ALL) if self._saved == "last" else self._saved
        with self._home.store() as store:
            return answer(store, self._home.clock, one.id, "exported", value)

    def _watch(self, progress: Progress) -> bool:
        self.way.pass_by(progress)
        return not self._stopped

    def _finish(self) -> None:
        self._parts, self._trying = [], Part(())
        discard(self._upload.folder)
        self.state = "done"


def asks(found: Sequence[Brought]) -> bool:
    """Whether something has to be chosen or answered before files can be kept."""
    chats = {chat.name for one in found for chat in one.chats}
    return len(chats) > 1 or any(one.questions for one in found)


class Readings:
    """The reading that is going on, or the last one."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._lock = threading.Lock()
        self.last: Reading | None = None

    def begin(self, home: Home, upload: Upload, wishes: Wishes) -> Reading | None:
        """Begin to read; None, and the files are discarded, while another reading is at work."""
        with self._lock:
            if self.last is not None and self.last.busy:
                discard(upload.folder)
                return None
            self.discard()
            self.last = Reading(next(self._numbers), home, upload, wishes)
            return self.last

    def get(self, number: int) -> Reading | None:
        """The reading with this number, if it is the last one."""
        return self.last if self.last is not None and self.last.number == number else None

    def discard(self) -> None:
        """Give up what is under way or waits for a choice."""
        if self.last is not None:
            self.last.stop()
            self.last.wait()
            self.last = None
