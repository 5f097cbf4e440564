"""`stillhere forget`: delete one person, their words, or everything, for good."""

from __future__ import annotations

import click

from stillhere.cli.face import Face, takes_home


@click.command("forget", short_help="Delete a person, or everything, for good.")
@click.argument("name", required=False)
@click.option("--words", is_flag=True, help="Only the words with NAME; the dates stay.")
@click.option("--everything", is_flag=True, help="The whole record and its backups.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@takes_home
def command(face: Face, name: str | None, *, words: bool, everything: bool, yes: bool) -> None:
    """Delete truly: the bytes are gone from the file and from the backups made here.

    A later import does not bring a forgotten person back.
    """
    from stillhere.services.choose import choose
    from stillhere.services.forget import forget_everything

    if bool(name) == everything:
        raise click.UsageError("Please name a person, or say --everything.")
    home = face.home()
    with home.store() as store:
        if everything:
            _ask("Delete everything? This can’t be undone.", yes=yes)
            forget_everything(store)
            click.echo("Everything is deleted.")
            return
        person = choose(store, name or "")
        if words:
            _ask(f"Delete the words with {person.name}? This can’t be undone.", yes=yes)
            count = store.drop_words(person.id).events
            click.echo(
                f"The words of {count:,} messages with {person.name} are deleted. The dates stay."
            )
            return
        _ask(f"Delete all about {person.name}? This can’t be undone.", yes=yes)
        count = store.forget(person.id).events
    click.echo(f"All about {person.name} is deleted: {count:,} messages and calls.")


def _ask(question: str, *, yes: bool) -> None:
    if not yes:
        click.confirm(question, abort=True)
