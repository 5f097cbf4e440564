"""The owner's record as a whole: who they are, what was read, the lock, and the way out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from zipfile import ZipFile
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from starlette.background import BackgroundTask
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from stillhere.errors import (
    FileMissing,
    FileUnreadable,
    NeedsFullDiskAccess,
    StillhereError,
    StoreLocked,
)
from stillhere.reach.helplines import countries
from stillhere.services.backup import back_up
from stillhere.services.export import export
from stillhere.services.freshness import mail_health
from stillhere.services.home import zone
from stillhere.services.look import the_moment
from stillhere.services.mail_passwords import can_keep
from stillhere.services.passphrase import is_locked, set_passphrase
from stillhere.services.settle import COUNTRY, country
from stillhere.services.watch import unwatch, watch, watched
from stillhere.store.files import INCOMING
from stillhere.store.store import Store
from stillhere.support.clock import Clock
from stillhere.web.answer import done, show
from stillhere.web.asking import home, step, word
from stillhere.web.fill.record import record_page
from stillhere.web.own import mine_is
from stillhere.web.pages.parts import Problem, Step
from stillhere.web.uploads import discard

NOT_IT = Problem("That was not the present passphrase.", "Nothing was changed. Please try again.")
NO_ZONE = Problem(
    "That time zone is not known.", "Nothing was changed. Try one like Europe/London."
)
NO_FOLDER = Problem(
    "There is no such folder here.", "Nothing was changed. Try one like ~/Downloads."
)


def record(request: Request) -> Response:
    """Everything about the record."""
    return shown(request)


def shown(request: Request, problem: Problem | None = None) -> Response:
    """The page, with what did not work."""
    served = home(request)
    with served.store() as store:
        page = record_page(
            mine=sorted({one.label for one in store.handles.mine() if one.service != "self"}),
            zone=zone(store).key,
            country=country(store),
            sources=store.coverage.sources(),
            folders=watched(store),
            mail=mail_health(store, served.clock),
            can_keep=can_keep(store),
            imports=store.imports.list(),
            folder=served.folder,
            locked=is_locked(served),
            moment=the_moment(store, served.clock),
            problem=problem,
        )
    return show(request, page, status=400 if problem else 200)


def problem_of(error: StillhereError) -> Problem:
    """The sentence of an error, its first part as what happened."""
    what, _, advice = str(error).partition(". ")
    return Problem(f"{what}.", advice)


def me(request: Request, form: FormData) -> Response:
    """Keep another name or number of the owner, the country and the zone."""
    with home(request).store() as store:
        _country(store, word(form, "country"))
        if word(form, "handle"):
            mine_is(store, word(form, "handle"))
        understood = _zone(store, word(form, "zone"))
    return done(request, "/record", "Saved.") if understood else shown(request, NO_ZONE)


def keep_zone(request: Request, form: FormData) -> Response:
    """Keep the owner's time zone."""
    with home(request).store() as store:
        understood = _zone(store, word(form, "zone"))
    return done(request, "/record", "Saved.") if understood else shown(request, NO_ZONE)


def keep_country(request: Request, form: FormData) -> Response:
    """Keep the owner's country."""
    with home(request).store() as store:
        _country(store, word(form, "country"))
    return done(request, "/record", "Saved.")


def _country(store: Store, code: str) -> None:
    if code in dict(countries()):
        store.settings.set(COUNTRY, code)


def _zone(store: Store, name: str) -> bool:
    """Count days in the zone called `name`; whether there is one."""
    if not name:
        return True
    try:
        store.daily.set_zone(ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def look_into(request: Request, form: FormData) -> Response:
    """Look into a folder from now on."""
    path = word(form, "path")
    if not path:
        return done(request, "/record", "Nothing was changed.")
    try:
        with home(request).store() as store:
            watch(store, Path(path), words=word(form, "words") == "yes")
    except NeedsFullDiskAccess as error:
        return shown(request, problem_of(error))
    except (FileMissing, FileUnreadable, OSError):
        return shown(request, NO_FOLDER)
    undo = Step("Look there no longer", "/record/leave", post=True, name="path", value=path)
    return done(request, "/record", "Stillhere looks into this folder now.", undo)


def leave(request: Request, form: FormData) -> Response:
    """Look into a folder no longer."""
    with home(request).store() as store:
        unwatch(store, word(form, "path"))
    return done(request, "/record", "Stillhere looks there no longer. What it brought stays.")


def passphrase(request: Request, form: FormData) -> Response:
    """Put a lock on the record, change it or take it off."""
    served = home(request)
    old, new = str(form.get("present", "")), str(form.get("fresh", ""))
    locked = is_locked(served)
    if not locked and not new:
        return done(request, "/record", "Nothing was changed.")
    try:
        set_passphrase(replace(served, passphrase=old if locked else None, key=None), new or None)
    except StoreLocked:
        return shown(request, NOT_IT)
    request.app.state.home = served.emptied().opened(new or None)
    said = "Your record is locked now." if new else "Your record has no lock now."
    return done(request, "/record", said)


def save(request: Request, _form: FormData) -> Response:
    """Everything as one file in open formats."""
    return _file(request, "export.zip", export)


def backup(request: Request, _form: FormData) -> Response:
    """A copy of the record as it lies here, with the file of its key where it is locked."""
    return _file(request, "backup.zip", partial(_pack, clock=home(request).clock))


def _pack(store: Store, target: Path, clock: Clock) -> None:
    saved = back_up(store, clock, target.with_name("stillhere.db"))
    with ZipFile(target, "w") as archive:
        for path in filter(None, (saved.path, saved.key)):
            archive.write(path, path.name)


def _file(request: Request, name: str, write: Callable[[Store, Path], object]) -> Response:
    """A file that is written into a private folder, sent and discarded."""
    served = home(request)
    folder = Path(tempfile.mkdtemp(prefix=INCOMING, dir=served.folder))
    try:
        with served.store() as store:
            write(store, folder / name)
            day = the_moment(store, served.clock).today
    except (StillhereError, OSError):
        discard(folder)
        raise
    sent = BackgroundTask(discard, folder)
    return FileResponse(folder / name, filename=f"stillhere-{day}-{name}", background=sent)


ROUTES = (
    Route("/record", record),
    step("/record/me", me),
    step("/record/zone", keep_zone),
    step("/record/country", keep_country),
    step("/record/watch", look_into),
    step("/record/leave", leave),
    step("/record/passphrase", passphrase),
    step("/record/export", save),
    step("/record/backup", backup),
)
