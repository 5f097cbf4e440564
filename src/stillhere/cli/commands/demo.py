"""`stillhere demo`: a made-up family, with every page alive."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from stillhere.cli.face import Face, serving_options, takes_home


@click.command("demo", short_help="Look around with a made-up family.")
@click.option("--seed", type=int, default=None, help="Another family.")
@click.option(
    "--keep", type=click.Path(path_type=Path), help="Make it in this folder and leave it there."
)
@serving_options
@takes_home
def command(
    face: Face, seed: int | None, keep: Path | None, port: int | None, *, browser: bool
) -> None:
    """Make a family that does not exist, in a home of its own, and open the pages.

    It is gone when you close it. Your own record is not touched.
    """
    from stillhere.services.demo.make import SEED, make
    from stillhere.services.home import Home
    from stillhere.web.serving import PORT, serve

    chosen = SEED if seed is None else seed
    if keep is not None:
        make(Home.at(keep), chosen)
        click.echo(f"The made-up family is in {keep}.")
        return
    click.echo("Making a family that does not exist …")
    with tempfile.TemporaryDirectory(prefix="stillhere-demo-") as folder:
        home = Home.at(Path(folder) / "home")
        make(home, chosen)
        serve(
            home,
            port=PORT if port is None else port,
            browser=browser,
            demo=True,
            own=Home.closed(face.folder),
            say=click.echo,
        )
