"""`stillhere import`: bring in exports; look first, choose chats, answer, undo."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home

if TYPE_CHECKING:
    from stillhere.records.intake import QuestionKind
    from stillhere.services.home import Home
    from stillhere.services.wishes import Brought, Wishes

SHOWN = 5
"""How many lines that could not be read are shown."""

JSON_KEYS = (
    *("id", "path", "importer", "error", "events", "new", "repeated", "skipped_total", "skipped"),
    *("people", "threads", "from", "to", "coverage", "owner", "questions"),
)
"""What `--json` tells of each file, in this order."""


@click.command("import", short_help="Bring in exports of messages and calls.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--owner", metavar="NAME", help="The name under which you appear in the chats.")
@click.option("--zone", metavar="ZONE", help="Your time zone, such as Europe/London.")
@click.option("--words", is_flag=True, help="Keep the words too, not only dates and lengths.")
@click.option("--only", multiple=True, metavar="CHAT", help="Take only the chat with this title.")
@click.option("--as", "importer", metavar="FORMAT", help="Read the files as this format.")
@click.option("--date-order", type=click.Choice(["dmy", "mdy", "ymd"]), help="Day or month first.")
@click.option("--exported", metavar="DAY", help="The day on which the files were exported.")
@click.option(
    "--password-file",
    type=click.File(encoding="utf-8"),
    metavar="FILE",
    help="A file with the password of a locked backup.",
)
@click.option("--dry-run", is_flag=True, help="Read everything and store nothing.")
@click.option("--list", "listing", is_flag=True, help="List what was brought in.")
@click.option("--undo", type=int, metavar="ID", help="Take out exactly what an import brought.")
@click.option(
    "--answer",
    type=(int, str),
    metavar="ID KIND=VALUE",
    help="Answer a question of an import: owner=NAME or exported=DAY.",
)
@json_option
@takes_home
def command(face: Face, paths: tuple[Path, ...], *, as_json: bool, **said: Any) -> None:
    """Bring in files, folders and zips as the phone exports them. The format is found by itself.

    \b
    stillhere import ~/Downloads/chat.zip
    stillhere import sms-20260501.xml calls-20260501.xml contacts.vcf
    stillhere import --answer 1 owner=Ruth
    """
    home = face.home()
    undo, answer, listing = said.pop("undo"), said.pop("answer"), said.pop("listing")
    if undo is not None:
        _undo(home, undo)
    elif answer is not None:
        _answer(home, *answer, as_json=as_json)
    elif listing:
        _list(home, as_json=as_json)
    elif not paths:
        raise click.UsageError("Please name a file, a folder or a zip to bring in.")
    else:
        _bring_in(home, paths, _wishes(said), as_json=as_json)


def _wishes(said: dict[str, Any]) -> Wishes:
    import msgspec

    from stillhere.services.home import named_zone
    from stillhere.services.wishes import Wishes

    exported = said.pop("exported")
    where = said["zone"] and named_zone(said["zone"])
    moment = None if exported is None else output.moment(exported, where)
    password_file = said.pop("password_file")
    password = None if password_file is None else password_file.read().rstrip("\r\n")
    return msgspec.convert({**said, "exported": moment, "password": password}, Wishes)


def _bring_in(home: Home, paths: tuple[Path, ...], wishes: Wishes, *, as_json: bool) -> None:
    from stillhere.cli.progress import reading
    from stillhere.services.bring_in import bring_in

    with reading(quiet=as_json) as watch:
        brought = bring_in(home, paths, wishes, watch)
    if not as_json and _may_ask(wishes, brought):
        brought = _unlocked(home, paths, wishes, brought)
    if as_json:
        output.as_json({"imports": [plain(one) for one in brought]})
    else:
        for one in brought:
            _say(one)
    if not any(one.done for one in brought):
        raise click.exceptions.Exit(1)


def _may_ask(wishes: Wishes, brought: list[Brought]) -> bool:
    """Whether a password is missing and somebody is there to type it."""
    there = sys.stdin.isatty()
    return there and wishes.password is None and any(one.locked for one in brought)


def _unlocked(
    home: Home, paths: tuple[Path, ...], wishes: Wishes, brought: list[Brought]
) -> list[Brought]:
    """The reports, with those of what was locked from a second try with a password."""
    import msgspec

    from stillhere.cli.progress import reading
    from stillhere.services.bring_in import bring_in

    locked = {one.path for one in brought if one.locked}
    for one in brought:
        if one.locked:
            click.echo(f"{one.path}: {one.error}", err=True)
    password = click.prompt("Password", hide_input=True, err=True)
    again = tuple(path for path in paths if any(name.startswith(str(path)) for name in locked))
    with reading(quiet=False) as watch:
        tried = bring_in(home, again, msgspec.structs.replace(wishes, password=password), watch)
    before = {one.path for one in brought} - locked
    return [one for one in brought if not one.locked] + [
        one for one in tried if one.path not in before
    ]


def plain(one: Brought) -> dict[str, object]:
    """A report with exactly what `--json` promises; `left_out` only where there is any."""
    import msgspec

    told = msgspec.to_builtins(one)
    told["skipped"] = [{"where": each.where, "why": each.why} for each in one.skipped]
    more = {"left_out": one.left_out} if one.left_out else {}
    return {key: told[key] for key in JSON_KEYS} | more


def _say(one: Brought) -> None:
    from stillhere.services.report import same_chat

    if one.error:
        click.echo(f"{one.path}: {one.error}", err=True)
        if one.locked:
            click.echo("  Put the password in a file, and add: --password-file FILE", err=True)
        return
    click.echo(f"{one.path}: {_lead(one)}")
    if one.id is not None and one.done:
        if one.events:
            click.echo(f"  {one.new:,} new, {one.repeated:,} already here.")
        click.echo(f"  Undo with: stillhere import --undo {one.id}")
    for chat in one.same:
        click.echo(f"  {same_chat(chat)}")
    if one.people:
        with_whom = (f"{person.name} ({person.events:,})" for person in one.people[:8])
        click.echo("  With " + ", ".join(with_whom))
    if one.left_out:
        click.echo(f"  {one.left_out:,} left out, with people whom you asked to forget.")
    _say_skipped(one)
    _say_questions(one)


def _lead(one: Brought) -> str:
    parts = []
    if one.events:
        what = "message or call" if one.events == 1 else "messages and calls"
        first, last = (one.first or "")[:10], (one.last or "")[:10]
        when = f"on {first}" if first == last else f"from {first} to {last}"
        parts.append(f"{one.events:,} {what} {when}")
    if one.contacts:
        parts.append(f"{one.contacts:,} {'name' if one.contacts == 1 else 'names'}")
    if parts:
        return f"{', and '.join(parts)}."
    return "nothing new to keep." if one.left_out else "no messages or calls that could be read."


def _say_skipped(one: Brought) -> None:
    if not one.skipped_total:
        return
    number = one.skipped_total
    what = "line or entry" if number == 1 else "lines or entries"
    click.echo(f"  {number:,} {what} could not be read. Nothing else was left out:")
    for skipped in one.skipped[:SHOWN]:
        click.echo(f"    {skipped.where}: {skipped.why}")
    if number > SHOWN:
        click.echo("    … --json lists more of them.")


def _say_questions(one: Brought) -> None:
    for question in one.questions:
        click.echo(f"  {question.text}")
        for value, words in question.choices:
            bare = words == value or question.kind == "exported"
            shown = words if bare else f"{words} ({value})"
            click.echo(f"    {shown}")
        if one.id is not None and question.kind != "date_order":
            wanted = "YYYY-MM-DD" if question.kind == "exported" else "…"
            click.echo(
                f"    Answer with: stillhere import --answer {one.id} {question.kind}={wanted}"
            )
        elif one.id is not None:
            click.echo(f"    If it is the other: stillhere import --undo {one.id}, then again")
            click.echo("    with --date-order.")


def _answer(home: Home, import_id: int, said: str, *, as_json: bool) -> None:
    from stillhere.services.answer import answer

    kind, _, value = said.partition("=")
    if kind not in ("owner", "exported", "date_order") or not value:
        raise click.UsageError("Please write owner=NAME, exported=DAY or date_order=dmy.")
    with home.store() as store:
        told = answer(store, home.clock, import_id, cast("QuestionKind", kind), value)
    if as_json:
        output.as_json({"imports": [plain(told)]})
        return
    click.echo("Thank you, that is kept.")
    _say_questions(told)


def _undo(home: Home, import_id: int) -> None:
    with home.store() as store:
        undone = store.imports.undo(import_id)
    what = "message or call was" if undone.events == 1 else "messages and calls were"
    click.echo(f"Import {import_id} is undone. {undone.events:,} {what} taken out.")


def _list(home: Home, *, as_json: bool) -> None:
    from stillhere.services.report import report

    with home.store() as store:
        reports = [report(store, record) for record in store.imports.list()]
    if as_json:
        output.as_json({"imports": [plain(one) for one in reports]})
        return
    rows = [[str(one.id), one.path, f"{one.events:,}", (one.last or "")[:10]] for one in reports]
    if not rows:
        click.echo("Nothing was brought in yet: stillhere import FILE")
        return
    output.table(("Id", "File", "Events", "Until"), rows)
