"""Messages are read for the search by meaning in a thread, while the page may be left."""

from __future__ import annotations

import threading
import time

from stillhere.errors import StillhereError
from stillhere.services.home import Home
from stillhere.services.meaning import get_ready


class GettingReady:
    """How far it is: `read` of `words` messages. `error` is a sentence. One at a time."""

    def __init__(self) -> None:
        self.read = self.words = 0
        self.error = ""
        self.begun = 0.0
        self._busy, self._stopped = False, False
        self._guard = threading.Lock()
        self._rest = threading.Event()
        self._rest.set()

    @property
    def busy(self) -> bool:
        """Whether it is at work now."""
        return self._busy

    def start(self, home: Home) -> None:
        """Begin, or go on where it was stopped; nothing where it is at work."""
        with self._guard:
            if self._busy:
                return
            self._busy, self._stopped, self.error = True, False, ""
            self.begun = time.monotonic()
            self._rest.clear()
        threading.Thread(target=self._run, args=(home,), daemon=True).start()

    def stop(self) -> None:
        """End it after the messages in hand; what is read stays."""
        self._stopped = True

    def wait(self, seconds: float = 10.0) -> None:
        """Until it has ended."""
        self._rest.wait(seconds)

    def _run(self, home: Home) -> None:
        try:
            with home.store() as store:
                get_ready(store, self._watch)
        except StillhereError as error:
            self.error = str(error)
        finally:
            self._busy = False
            self._rest.set()

    def _watch(self, read: int, words: int) -> bool:
        self.read, self.words = read, words
        return not self._stopped
