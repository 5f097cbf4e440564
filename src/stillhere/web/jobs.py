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
from stillhere.web.uploads import Upload, discard

State = Literal["looking", "choosing", "reading", "done"]

PATIENCE = 2.0
"""Seconds that a page waits for a short reading before it shows how far it is."""

BEFORE_ALL = "0"
"""A moment before any message: the end of a record is then its last message."""


class Reading:
    """One set of files on its way into the record.

    `found` is what a first look found, `brought` what came of it. `error` is a sentence.
    """

    def __init__(self, number: int, home: Home, upload: Upload, wishes: Wishes) -> None:
        self.number = number
        self.state: State = "looking"
        self.found: Sequence[Brought] = ()
        self.brought: Sequence[Brought] = ()
        self.error = ""
        self.progress: Progress | None = None
        self.begun = time.monotonic()
        self._home, self._upload, self._wishes = home, upload, wishes
        self._saved = ""
        self._stopped = False
        self._rest = threading.Event()
        self._start()

    @property
    def busy(self) -> bool:
        """Whether it is at work now."""
        return self.state in ("looking", "reading")

    def go_on(self, wishes: Wishes, saved: str = "") -> None:
        """Bring in what was chosen.

        `saved` is when those files that do not tell it themselves were saved from the phone: Unix
        ms, "last" with the last message of each, "" where that is not known.
        """
        if self.state == "choosing":
            self._saved = saved
            self.state, self._wishes, self.begun = "reading", wishes, time.monotonic()
            self._start()

    @property
    def wishes(self) -> Wishes:
        """How the files are to be read."""
        return self._wishes

    def stop(self) -> None:
        """Read no further; what is read is kept."""
        self._stopped = True
        if self.state == "choosing":
            self._finish()

    def wait(self, seconds: float = PATIENCE) -> None:
        """Until there is nothing more to wait for, at most some seconds."""
        self._rest.wait(seconds)

    def _start(self) -> None:
        self._rest.clear()
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        try:
            if self.state == "looking":
                self._look()
            if self.state == "reading":
                brought = bring_in(self._home, self._upload.files, self._wishes, self._watch)
                self.brought = [self._dated(one) for one in brought]
                self._finish()
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
        """Look what the files hold, and go on at once where there is nothing to ask."""
        self.found = survey(self._home, self._upload.files, self._wishes, self._watch)
        if self._stopped or all(one.error for one in self.found):
            self.brought = [one for one in self.found if one.error]
            self._finish()
        else:
            self.state = "choosing" if asks(self.found) else "reading"

    def _dated(self, one: Brought) -> Brought:
        """Answer when this file was saved, if it asks."""
        asked = next((each for each in one.questions if each.kind == "exported"), None)
        if one.id is None or asked is None or not self._saved:
            return one
        value = (asked.assumed or BEFORE_ALL) if self._saved == "last" else self._saved
        with self._home.store() as store:
            return answer(store, self._home.clock, one.id, "exported", value)

    def _watch(self, progress: Progress) -> bool:
        self.progress = progress
        return not self._stopped

    def _finish(self) -> None:
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
