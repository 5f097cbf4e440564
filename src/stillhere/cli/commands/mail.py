"""`stillhere mail add|list|remove|fetch`: the owner's own mail accounts."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home

if TYPE_CHECKING:
    from stillhere.services.home import Home
    from stillhere.services.mail_accounts import MailAccount
    from stillhere.services.wishes import Brought

DAY = click.DateTime(["%Y-%m-%d"])


@click.group("mail", short_help="Fetch mail from your own accounts.")
def command() -> None:
    """Look into your own mail accounts, every quarter of an hour while Stillhere runs.

    This is the one thing that connects to another computer: that of your mail provider, and no
    other. Nothing there is changed, and new mail stays new. Without --words only the heads of
    mails are fetched: who wrote to whom, and when.
    """


@command.command("add")
@click.argument("address")
@click.option("--host", metavar="SERVER", help="Such as imap.example.org, or with its :port.")
@click.option("--user", metavar="NAME", help="The name to log in with; the address if left out.")
@click.option("--words", is_flag=True, help="Keep the words too, not only dates.")
@click.option("--since", type=DAY, help="The first day to fetch; two years back if left out.")
@takes_home
def add(
    face: Face,
    address: str,
    *,
    host: str | None,
    user: str | None,
    words: bool,
    since: datetime | None,
) -> None:
    """Look into this account from now on, and fetch from it at once.

    \b
    stillhere mail add ada@example.org
    stillhere mail add ada@example.org --since 2020-01-01 --words

    Most providers want an app password, which you make in the settings of your mail. It is kept
    by your system, or inside a record that is locked, and else nowhere: then you are asked for it,
    or you give it in STILLHERE_MAIL_PASSWORD.
    """
    from stillhere.services.fetch_mail import add_account
    from stillhere.services.home import zone
    from stillhere.services.mail_accounts import account
    from stillhere.support.clock import local_day

    home = face.home().opened()
    with home.store() as store:
        today = local_day(home.clock.now(), zone(store))
    day = since.date() if since else _since(today)
    added = account(address, today, host=host, user=user, since=day, words=words)
    click.echo(f"Stillhere connects to {added.server.host} now, and to no other place.")
    password = _password(added.address)
    if not add_account(home, added, password):
        click.echo("Its password is not kept. Lock your record, and it can lie inside:")
        click.echo("  stillhere passphrase add")
    _fetch(home, added, password)


def _since(today: date) -> date:
    """The first day to fetch, asked where somebody is there to answer."""
    from stillhere.services.mail_accounts import years_before

    usual = years_before(today)
    if not sys.stdin.isatty():
        return usual
    asked = click.prompt("From which day on?", default=usual.isoformat(), type=DAY, err=True)
    assert isinstance(asked, datetime)  # noqa: S101 - as its type says
    return asked.date()


def _password(address: str) -> str:
    from stillhere.services.mail_passwords import GIVEN

    given = os.environ.get(GIVEN)
    return given or str(click.prompt(f"Password of {address}", hide_input=True, err=True))


@command.command("list")
@json_option
@takes_home
def list_(face: Face, *, as_json: bool) -> None:
    """List the accounts, with their last look."""
    from stillhere.services.freshness import mail_health

    home = face.home()
    with home.store() as store:
        health = mail_health(store, home.clock)
    if as_json:
        output.as_json({"accounts": health})
    elif not health:
        click.echo("No account yet. Add one with: stillhere mail add ADDRESS")
    else:
        output.sentences(f"{one.address} ({one.host}): {one.sentence}" for one in health)


@command.command("remove")
@click.argument("address")
@takes_home
def remove(face: Face, address: str) -> None:
    """Look into this account no longer. Its password is deleted; what it brought stays."""
    from stillhere.services import mail_accounts

    with face.home().store() as store:
        mail_accounts.remove(store, address)
    click.echo("Stillhere looks there no longer. What it brought stays.")


@command.command("fetch")
@click.argument("address", required=False)
@takes_home
def fetch(face: Face, address: str | None) -> None:
    """Fetch what is new now, from this account or from all."""
    from stillhere.errors import MailError
    from stillhere.services import mail_accounts

    home = face.home().opened()
    with home.store() as store:
        known = mail_accounts.accounts(store)
        wanted = known if address is None else (mail_accounts.named(store, address),)
    if not wanted:
        click.echo("No account yet. Add one with: stillhere mail add ADDRESS")
    failed = False
    for one in wanted:
        try:
            _fetch(home, one, _kept(home, one) or _password(one.address))
        except MailError as error:
            click.echo(f"{one.address}: {error}", err=True)
            failed = True
    if failed:
        raise click.exceptions.Exit(1)


def _kept(home: Home, one: MailAccount) -> str | None:
    from stillhere.services.mail_passwords import find

    with home.store() as store:
        return find(store, one.address)


def _fetch(home: Home, one: MailAccount, password: str) -> None:
    from stillhere.cli.progress import reading
    from stillhere.services.fetch_mail import fetch_mail

    with reading(quiet=False) as watch:
        brought = fetch_mail(home, one.address, password, watch)
    _tell(brought)


def _tell(brought: Brought) -> None:
    if brought.id is None:
        click.echo(f"{brought.path}: nothing new.")
        return
    click.echo(f"{brought.path}: {brought.new:,} new, {brought.repeated:,} already here.")
    click.echo(f"  Undo with: stillhere import --undo {brought.id}")
