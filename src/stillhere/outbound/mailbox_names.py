"""Names of folders in IMAP: letters beyond ASCII are in modified UTF-7 (RFC 3501, 5.1.3)."""

from __future__ import annotations

import re
from binascii import Error, a2b_base64

SHIFTED = re.compile(r"&([^-]*)-")


def readable(name: bytes) -> str:
    """A folder's name as people read it; what is not written rightly stays as it is."""
    try:
        return name.decode() if not name.isascii() else SHIFTED.sub(_letters, name.decode())
    except UnicodeDecodeError:
        return name.decode("latin-1")


def _letters(shifted: re.Match[str]) -> str:
    written = shifted[1].replace(",", "/")
    if not written:
        return "&"
    try:
        filled = written + "=" * (-len(written) % 4)
        return a2b_base64(filled, strict_mode=True).decode("utf-16-be")
    except (Error, UnicodeDecodeError):
        return shifted[0]
