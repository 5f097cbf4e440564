"""Looks into folders for new exports, and into mail accounts, and brings in what is new by itself.

A file that is still being copied or synchronised is left alone until it has kept still from one
look to the next. What was brought in before is not read again, so that a start costs little.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from stillhere.errors import FileMissing, StillhereError
from stillhere.importers.access import not_allowed
from stillhere.services.bring_in import bring_in
from stillhere.services.fetch_mail import fetch_due
from stillhere.services.home import Home
from stillhere.services.wishes import Brought, Wishes
from stillhere.store.store import Store

FOLDERS = "watched"
"""The setting that keeps the folders."""

EVERY = 3.0
"""Seconds between two looks: a look only asks for names, sizes and times."""

Tell = Callable[[list[Brought]], None]
Stamp = tuple[tuple[str, int, int], ...]


class Watched(msgspec.Struct, frozen=True):
    """A folder or file to look into; `words` keeps what was written, not only dates and lengths."""

    path: str
    words: bool = False


def watched(store: Store) -> tuple[Watched, ...]:
    """The folders that are looked into, in the order in which they were added."""
    return msgspec.convert(tuple(store.settings.get(FOLDERS, ())), tuple[Watched, ...])


def watch(store: Store, path: Path, *, words: bool = False) -> Watched:
    """Look into the folder (or the file that another program keeps) at `path` from now on.

    Raises:
        FileMissing: there is nothing there.
        FileUnreadable: it may not be opened.
    """
    place = path.expanduser().resolve()
    reachable(place)
    kept = Watched(str(place), words)
    others = [one for one in watched(store) if one.path != kept.path]
    _keep(store, [*others, kept])
    return kept


def reachable(place: Path) -> None:
    """Try whether a folder or file is there and may be opened.

    Raises:
        FileMissing: there is nothing there.
        FileUnreadable: it may not be opened.
    """
    try:
        if place.is_dir():
            next(place.iterdir(), None)
        else:
            place.open("rb").close()
    except PermissionError:
        raise not_allowed(place) from None
    except OSError:
        raise FileMissing(name=place.name or str(place)) from None


def unwatch(store: Store, path: str | Path) -> bool:
    """Look into it no longer; what it brought stays. Whether it was looked into."""
    wanted = {str(path), str(Path(path).expanduser().resolve())}
    before = watched(store)
    kept = [one for one in before if one.path not in wanted]
    _keep(store, kept)
    return len(kept) < len(before)


def _keep(store: Store, folders: Sequence[Watched]) -> None:
    store.settings.set(FOLDERS, msgspec.to_builtins(tuple(folders)) or None)


class Watcher:
    """Looks again and again; remembers only how the folders were when it last looked.

    Args:
        home: gives the home to bring into, so that a lock that is opened later is noticed.
        tell: is called with what came of what was brought in.
    """

    def __init__(self, home: Callable[[], Home], tell: Tell | None = None) -> None:
        self._home = home
        self._tell = tell
        self._before: dict[str, Stamp] = {}
        self._done: dict[str, Stamp] = {}

    def look(self) -> list[Brought]:
        """One look at each folder; brings in what is new there and has kept still."""
        home = self._home()
        if not home.exists:
            return []
        with home.store() as store:
            folders = watched(store)
        brought: list[Brought] = []
        for folder in folders:
            stamp = _stamp(Path(folder.path))
            still = self._before.get(folder.path) == stamp
            self._before[folder.path] = stamp
            if still and stamp and self._done.get(folder.path) != stamp:
                wishes = Wishes(words=folder.words, fresh=True)
                brought += bring_in(home, [Path(folder.path)], wishes)
                self._done[folder.path] = stamp
        return brought

    def fetch(self) -> list[Brought]:
        """Fetch from the mail accounts that were not looked into for a while."""
        return fetch_due(self._home())

    def run(self, stop: threading.Event, every: float = EVERY) -> None:
        """Look until `stop` is set; a look that fails is made again at the next time."""
        while not stop.wait(every):
            for looking in (self.look, self.fetch):
                try:
                    brought = [one for one in looking() if one.done]
                except (StillhereError, OSError):
                    continue
                if brought and self._tell:
                    self._tell(brought)


def _stamp(path: Path) -> Stamp:
    """How the files there are now: their names, sizes and times; empty where there are none."""
    try:
        files = sorted(path.rglob("*")) if path.is_dir() else _with_log(path)
        seen = ((str(file), file.stat()) for file in files if file.is_file())
        return tuple((name, state.st_size, state.st_mtime_ns) for name, state in seen)
    except OSError:
        return ()


def _with_log(path: Path) -> list[Path]:
    """A file, and the log beside it in which a running app keeps what is newest."""
    return [path, path.with_name(f"{path.name}-wal")]
