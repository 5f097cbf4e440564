"""Which folder or label a mail lies in: sent, spam, trash, drafts, chat, or none of these."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

from stillhere.importers.mail.encoded import decoded

SENT, SPAM, TRASH, DRAFTS, CHAT = "sent", "spam", "trash", "drafts", "chat"
NOT_CONTACT = frozenset({SPAM, TRASH, DRAFTS})
ENDINGS = (".mbox", ".mbx", ".sbd")
"""What mail programs append to the name of a folder."""


@cache
def _purposes() -> dict[str, str]:
    text = files(__package__).joinpath("folders.toml").read_text("utf-8")
    names: dict[str, list[str]] = tomllib.loads(text)
    return {name: purpose for purpose, all_ in names.items() for name in all_}


@lru_cache(maxsize=4096)
def labels(value: bytes) -> frozenset[str]:
    """What the labels of X-Gmail-Labels mean, as far as they are Gmail's own.

    They are written in the language of the account, encoded as RFC 2047 where it needs that.
    """
    names = decoded(value).split(",")
    return frozenset(_meanings(name.strip().strip('"') for name in names))


@lru_cache(maxsize=1024)
def folders(path: str) -> frozenset[str]:
    """What the folders above a file, and an mbox's own name, mean: "Mail/Sent.mbox/mbox"."""
    return frozenset(_meanings(name for part in path.split("/") for name in _names(part)))


def _names(part: str) -> tuple[str, ...]:
    """A folder's name, and for ".INBOX.Sent" of a Maildir its last part too."""
    for ending in ENDINGS:
        part = part.removesuffix(ending)
    return part, part.rpartition(".")[2]


def _meanings(names: Iterable[str]) -> Iterator[str]:
    known = _purposes()
    return (known[folded] for name in names if (folded := name.casefold()) in known)
