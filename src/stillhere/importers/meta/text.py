"""Text as Meta writes it into JSON: the bytes of UTF-8, each as a character of Latin-1."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from stillhere.importers.text import readable


def repaired(text: str) -> str:
    """The text that was meant (MasterScrat/Chatistics#43); as it is where it was good already."""
    if text.isascii():
        return text if "\0" not in text else text.replace("\0", "\ufffd")
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
    return readable(text)


def text_of(values: Mapping[str, Any], *keys: str) -> str:
    """The repaired text under the first of `keys` that has one, "" without."""
    for key in keys:
        value = values.get(key)
        if isinstance(value, str) and value:
            return repaired(value)
    return ""
