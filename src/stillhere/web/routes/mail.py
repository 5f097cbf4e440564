"""The owner's own mail accounts: added, and looked into no longer."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from stillhere.errors import MailError, MeaningUnclear, NoMailAccount, PasswordNotKept
from stillhere.services import mail_accounts
from stillhere.services.fetch_mail import add_account
from stillhere.services.look import the_moment
from stillhere.services.mail_passwords import can_keep
from stillhere.web.answer import done
from stillhere.web.asking import home, step, word
from stillhere.web.fill.record import SINCE
from stillhere.web.pages.parts import Step
from stillhere.web.routes.record import problem_of, shown

PLACE = "/record"
MADE_UP = "This family is made up. No mail is fetched for it."


def add(request: Request, form: FormData) -> Response:
    """Look into an account from now on, if its provider lets us."""
    if request.app.state.demo:
        return done(request, PLACE, MADE_UP)
    try:
        added = _added(request, form)
    except (MailError, MeaningUnclear) as error:
        return shown(request, problem_of(error))
    undo = Step(
        "Look there no longer", "/record/mail/leave", post=True, name="address", value=added.address
    )
    said = f"Stillhere fetches from {added.address} now. The first time takes some minutes."
    return done(request, PLACE, said, undo)


def _added(request: Request, form: FormData) -> mail_accounts.MailAccount:
    served = home(request)
    with served.store() as store:
        today = the_moment(store, served.clock).today
        if not can_keep(store):
            raise PasswordNotKept
    years = word(form, "years")
    known = {choice.value for choice in SINCE}
    added = mail_accounts.account(
        word(form, "address"),
        today,
        host=word(form, "host") or None,
        since=mail_accounts.years_before(today, int(years)) if years in known else None,
        words=word(form, "words") == "yes",
    )
    add_account(served, added, str(form.get("secret", "")))
    return added


def leave(request: Request, form: FormData) -> Response:
    """Look into an account no longer."""
    try:
        with home(request).store() as store:
            mail_accounts.remove(store, word(form, "address"))
    except NoMailAccount:
        return done(request, PLACE, "Nothing was changed.")
    return done(request, PLACE, "Stillhere looks there no longer. What it brought stays.")


ROUTES = (step("/record/mail", add), step("/record/mail/leave", leave))
