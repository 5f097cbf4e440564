"""Serves the pages on this computer: takes a port, opens the browser, runs until it is stopped."""

from __future__ import annotations

import errno
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from stillhere.errors import PortTaken, StoreLocked
from stillhere.services.home import Home
from stillhere.store.files import delete_incoming
from stillhere.web.app import create_app
from stillhere.web.keys import Keys

HOST = "127.0.0.1"
PORT = 8517
A_DAY = 86_400.0
"""Seconds after which files that wait are left over from a launch that was broken off."""


def serve(
    home: Home,
    *,
    port: int = PORT,
    browser: bool = True,
    demo: bool = False,
    own: Home | None = None,
    say: Callable[[str], None],
) -> None:
    """Serve `home` until Ctrl+C. `port` 0 takes any that is free; `say` prints a line.

    A home that is still locked is asked for on the page. After the made-up family (`demo`) is
    deleted, `own` is served.

    The usual port is only a wish: if somebody else has it, the next free one is taken.

    Raises:
        PortTaken: the port that was asked for is in use.
    """
    listening = _listen(port)
    delete_incoming(home.folder, A_DAY)
    taken = listening.getsockname()[1]
    keys = Keys()
    application = create_app(_opened(home), port=taken, keys=keys, demo=demo, own=own)
    say(f"Stillhere is open at http://{HOST}:{taken}/?key={keys.standing}")
    say("It can be reached from this computer only. Press Ctrl+C to close it.")
    if browser:
        with suppress(webbrowser.Error):
            webbrowser.open(f"http://{HOST}:{taken}/?key={keys.once()}")
    config = uvicorn.Config(
        application,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=2,
        lifespan="on",
    )
    uvicorn.Server(config).run(sockets=[listening])


def _opened(home: Home) -> Home:
    try:
        return home.opened()
    except StoreLocked:
        return home


def _listen(port: int) -> socket.socket:
    for wish in dict.fromkeys((port, 0) if port == PORT else (port,)):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, wish))
            listening.listen()  # from here on a browser waits instead of being refused
        except OSError as error:
            listening.close()
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
        else:
            return listening
    raise PortTaken(port=port)
