"""The key to Signal Desktop's database: given, or beside it in `config.json`.

Until 2024 the key stood in `config.json` as "key"; since then it is locked there as "encryptedKey"
with a password that the system's key store holds (carderne/signal-export#133).
"""

from __future__ import annotations

import json
import re
from typing import Any

from stillhere.errors import PasswordNeeded, PasswordWrong
from stillhere.importers.api import Reading, Source

NAME = "db.sqlite"
CONFIGS = ("../config.json", "config.json")
LARGEST_CONFIG = 2**20
HEX = re.compile(r"(?:[xX]'|0x)?([0-9a-fA-F]{64})'?")

ADVICE = (
    "Type the key to it, 64 letters and digits. "
    "Or bring in the whole folder “Signal”, or an export from the Signal app."
)
KEY_STORE = (
    "Signal keeps its key in this computer’s own key store, which Stillhere does not open. "
    "Type the key, 64 letters and digits, or bring in an export from the Signal app."
)


def key_of(source: Source, reading: Reading) -> bytes:
    """The raw key of 32 bytes.

    Raises:
        PasswordNeeded: no key is given, and none lies beside the file.
        PasswordWrong: what is given is no such key.
    """
    if reading.password is not None:
        found = HEX.fullmatch(reading.password.strip())
        if found is None:
            raise PasswordWrong(name=source.name)
        return bytes.fromhex(found[1])
    config = _config(source)
    key = config.get("key")
    found = HEX.fullmatch(key) if isinstance(key, str) else None
    if found is None:
        raise PasswordNeeded(
            name=source.name, advice=KEY_STORE if "encryptedKey" in config else ADVICE
        )
    return bytes.fromhex(found[1])


def _config(source: Source) -> dict[str, Any]:
    for way in CONFIGS:
        beside = source.beside(way)
        if beside is None:
            continue
        try:
            found = json.loads(beside.head(LARGEST_CONFIG))
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            return found
    return {}
