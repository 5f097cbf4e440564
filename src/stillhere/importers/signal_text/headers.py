"""How the first lines look, and what tells them from WhatsApp's.

The forms are those of carderne/signal-export:sigexport/models.py (`to_md`, `dict_str`) and of
joweich/chat-miner:test/signal. WhatsApp never writes a comma after such a date without seconds
after the minutes, and never ends a message with two spaces.
"""

from __future__ import annotations

import re

HEADER = re.compile(r"\[(\d{4}-\d\d-\d\d),? (\d\d:\d\d(?::\d\d)?)\] (.*?):(?: (.*)|$)")
ROW = re.compile(r'\{"date": "\d{4}-\d\d-\d\dT[^"]*", "sender": (?:"|null)')
OWN_FORM = re.compile(
    r"\[\d{4}-\d\d-\d\d, \d\d:\d\d\] [^\n]*: "
    r"|\[\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?\] [^\n]*?:[^\n]*  \r?(?:\n|$)"
)


def is_text(name: str, container: str, text: str) -> bool:
    """Whether this is the beginning of a chat as Markdown or text.

    Args:
        name: the file's.
        container: its zip's, or "".
        text: its first characters.
    """
    if name.startswith("_chat") or "whatsapp" in f"{name} {container}".casefold():
        return False
    text = text.lstrip("\ufeff\r\n")
    if name.casefold().endswith(".md"):
        return HEADER.match(text) is not None
    return OWN_FORM.match(text) is not None


def is_rows(text: str) -> bool:
    """Whether this is the beginning of a chat as JSON, one message a line."""
    return ROW.match(text.lstrip("\ufeff\r\n")) is not None
