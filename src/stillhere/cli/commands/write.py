"""`stillhere write NAME`: the writing desk in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from stillhere.cli import output
from stillhere.cli.face import Face, json_option, takes_home
from stillhere.desk.hand_off import Way

if TYPE_CHECKING:
    from stillhere.desk.hand_off import HandOff
    from stillhere.services.at_the_desk import Desk
    from stillhere.services.home import Home
    from stillhere.services.memories import Memories
    from stillhere.store.store import Store

LATER = ("2", "3", "6")


@click.command("write", short_help="The writing desk: a few words, when, and how.")
@click.argument("name", required=False)
@click.option("--words", help="Your words; the links then hold them. Nothing is sent.")
@click.option("--save", is_flag=True, help="Keep the words for yourself only.")
@click.option("--letter", is_flag=True, help="Keep them as a letter that is not sent.")
@click.option("--sent", type=click.Choice(get_args(Way)), help="You have sent it, or called.")
@click.option("--later", type=click.Choice(LATER), help="Mean to write in so many weeks.")
@click.option("--between", "middle", is_flag=True, help="Who knows you both, and how to ask once.")
@click.option("--asked", is_flag=True, help="You have asked somebody who knows you both.")
@click.option("--not-this", type=int, metavar="ID", help="Never offer that memory again.")
@click.option("--undo", type=int, metavar="ID", help="Take back that you have sent it.")
@json_option
@takes_home
def command(
    face: Face, name: str | None, *, words: str | None, undo: int | None, as_json: bool,
    save: bool, letter: bool, sent: Way | None, later: str | None, middle: bool, asked: bool,
    not_this: int | None,
) -> None:  # fmt: skip
    """Say how long to leave it, where NAME has answered, and open your own app with your words.

    \b
    stillhere write Daniel
    stillhere write Daniel --words HELLO
    stillhere write Daniel --sent sms
    """
    from stillhere.services.at_the_desk import sit, take_back, ways_out
    from stillhere.services.choose import choose
    from stillhere.services.memories import memory, not_this_one

    home = face.home()
    with home.store() as store:
        if undo is not None:
            gone = take_back(store, undo) is not None
            click.echo("Taken back." if gone else "There was nothing like that to take back.")
            return
        if not name:
            raise click.UsageError("Please say to whom.")
        person = choose(store, name)
        if (save or letter) and not words:
            raise click.UsageError("Please give the words with --words.")
        _keep(home, store, person.id, words=words or "", save=save, letter=letter, later=later)
        if middle or asked:
            _between(home, store, person.id, asked=asked, as_json=as_json)
            return
        if sent:
            _sent(home, store, person.id, sent)
            return
        if not_this is not None:
            not_this_one(store, person.id, not_this)
        desk = sit(store, home.clock, person.id)
        found = memory(store, home.clock, person.id)
    ways = ways_out(desk, words or (desk.kept.words if desk.kept else ""))
    if as_json:
        output.as_json({"desk": desk, "ways": ways, "memory": found})
    else:
        _say(desk, ways)
        _say_memory(found)


def _keep(
    home: Home, store: Store, person: int, *, words: str, save: bool, letter: bool,
    later: str | None,
) -> None:  # fmt: skip
    from stillhere.services import at_the_desk

    if save:
        at_the_desk.keep_message(store, home.clock, person, words)
    if letter:
        at_the_desk.keep_letter(store, home.clock, person, words)
    if later:
        at_the_desk.plan(store, home.clock, person, int(later))


def _sent(home: Home, store: Store, person: int, way: Way) -> None:
    from stillhere.services.at_the_desk import sent_it

    one = sent_it(store, home.clock, person, way)
    click.echo("Done. That took courage. Now do something for you: tea, a walk, a friend.")
    click.echo(f"Undo with: stillhere write --undo {one.id}")


def _between(home: Home, store: Store, person: int, *, asked: bool, as_json: bool) -> None:
    from stillhere.insight.between import nobody
    from stillhere.services.between import between, i_asked

    if asked:
        i_asked(store, home.clock, person)
    found = between(store, home.clock, person)
    if as_json:
        output.as_json(found)
        return
    output.sentences(map(str, found.how))
    if found.asked:
        output.sentences([str(found.asked)])
    elif not found.helpers:
        output.sentences([str(nobody()), f"“{found.words}”"])
    for one in found.helpers:
        click.echo(f"\n{one.name}\n{one.known_from}\n“{one.words}”")


def _say(desk: Desk, ways: tuple[HandOff, ...]) -> None:
    if not desk.allowed.suggest:
        output.sentences(map(str, desk.allowed.sentence))
        output.sentences(["You can write a letter that stays here, with --words and --letter."])
        if desk.acknowledgement:
            output.sentences([f"One short answer is enough: “{desk.acknowledgement}”"])
        return
    click.echo(f"A few words to {desk.person.name}. Nothing is sent from here.")
    parts = (desk.way, desk.pace, desk.next_time)
    output.sentences(" ".join(map(str, part)) for part in parts if part)
    if desk.plan:
        output.sentences([str(desk.plan)])
    for one in ways:
        click.echo(f"  {one.way}: {one.here}")
    if desk.kept:
        click.echo(f"\nSaved for you only:\n{desk.kept.words}")
    click.echo("\nBeginnings, if you want one:")
    for start in desk.starts:
        click.echo(f"  {start.called}: “{start.words}”")
    click.echo("\nOr not now. That is a good answer too.")


def _say_memory(found: Memories) -> None:
    if found.offered:
        one = found.offered
        click.echo(f"\nA warm memory, if you want one:\n  “{one.words}”\n  {one.source}")
        click.echo(f"  Not this one: --not-this {one.id}")
    if found.without_words:
        click.echo(f"\n{found.without_words}")
