"""`stillhere search WORDS`: what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from stillhere.services.search import Asked, Hit, Results
    from stillhere.store.store import Store

NO_WORDS = (
    "No words are kept here, only dates and lengths. To search words, bring the files in again:"
    " stillhere import --words FILE"
)
NOT_ENGLISH = "The model reads English only. Please search by word in other languages."
NOTHING = "Nothing with these words. Try fewer, or another spelling."


@click.command(
    "search",
    short_help="Find what was written, in any script.",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
@click.option("--person", default="", metavar="NAME", help="Only with this person.")
@click.option("--from", "start", default="", metavar="DAY", help="From “June 2024” or 2024-06-03.")
@click.option("--to", "end", default="", metavar="DAY", help="Until such a day, month or year.")
@click.option("--mine", "by", flag_value="me", help="Only what you wrote.")
@click.option("--theirs", "by", flag_value="them", help="Only what the others wrote.")
@click.option("--channel", default="", help="Only there: whatsapp, sms, mail …")
@click.option("--meaning", is_flag=True, help="By what it was about, in English.")
@click.option("--get-ready", is_flag=True, help="Read all messages once for --meaning.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, help="How many at most.")
@json_option
@takes_home
def command(
    face: Face,
    words: tuple[str, ...],
    *,
    person: str,
    start: str,
    end: str,
    by: str | None,
    channel: str,
    meaning: bool,
    get_ready: bool,
    limit: int,
    as_json: bool,
) -> None:
    """Find messages that hold all WORDS, newest first; -WORD leaves a word out.

    A phrase needs two pairs of quotation marks: one for the shell and, inside, one for the search.
    """
    from stillhere.services.home import zone
    from stillhere.services.search import Asked, search

    if any(word.startswith("--") for word in words):
        raise click.UsageError(f"There is no option {next(w for w in words if w[:2] == '--')}.")
    asked = Asked(
        " ".join(words), person, start, end, "me" if by == "me" else "them" if by else "", channel
    )
    if get_ready:
        _get_ready(face)
    if not words:
        if get_ready:
            return
        raise click.UsageError("What shall be looked for? Name a word.")
    with face.home().store() as store:
        if meaning:
            found = _by_meaning(store, asked, limit)
        else:
            found = search(store, asked, limit=limit, seconds=None)
        where = zone(store)
    if as_json:
        output.as_json(
            {
                "found": [_record(hit, where) for hit in found.hits],
                "total": found.total,
                "more": found.more,
                "no_words": found.no_words,
            }
        )
    elif found.no_words:
        output.sentences([NO_WORDS])
    elif not found.hits:
        click.echo(NOTHING)
    else:
        output.table(("When", "With", "By", "What"), (_row(hit, where) for hit in found.hits))


def _by_meaning(store: Store, asked: Asked, limit: int) -> Results:
    from stillhere.services.meaning import by_meaning
    from stillhere.services.search import Results, allowed, hits_of

    found = by_meaning(store, asked.text, only=allowed(store, asked), limit=limit)
    if not found.english:
        click.echo(NOT_ENGLISH, err=True)
    return Results(hits_of(store, found.events), total=len(found.events))


def _get_ready(face: Face) -> None:
    from stillhere.cli.progress import counting
    from stillhere.services.meaning import get_ready

    with face.home().store() as store, counting("Reading messages") as watch:
        read = get_ready(store, watch)
    click.echo(f"{read:,} messages read. They can be found with --meaning now.")


def _when(hit: Hit, where: ZoneInfo) -> str:
    from stillhere.support.clock import instant

    return instant(hit.event.at).astimezone(where).isoformat(timespec="minutes")


def _row(hit: Hit, where: ZoneInfo) -> tuple[str, ...]:
    name = f"{hit.name} (group)" if hit.group else hit.name
    said = " ".join((hit.event.words or "").split())
    return _when(hit, where), name, "you" if hit.event.out else hit.event.author, said


def _record(hit: Hit, where: ZoneInfo) -> dict[str, object]:
    event = hit.event
    return {
        "id": event.id,
        "at": _when(hit, where),
        "with": hit.name,
        "person": event.person,
        "group": hit.group,
        "by": "me" if event.out else "them",
        "author": event.author,
        "channel": event.channel,
        "words": event.words,
    }
