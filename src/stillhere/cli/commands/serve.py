"""`stillhere serve`: the pages, on this computer only."""

from __future__ import annotations

import click

from stillhere.cli.face import Face, serving_options, takes_home


@click.command("serve", short_help="Open the pages in the browser.")
@serving_options
@takes_home
def command(face: Face, port: int | None, *, browser: bool) -> None:
    """Serve the pages on this computer (127.0.0.1) until Ctrl+C."""
    from stillhere.services.home import Home
    from stillhere.web.serving import PORT, serve

    serve(
        Home.closed(face.folder),
        port=PORT if port is None else port,
        browser=browser,
        say=click.echo,
    )
