"""Words of somebody else: quotations and lines that begin with ">"."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"^[ \t]*>.*$|“[^”\n]{2,600}”|\"[^\"\n]{2,600}\"|«[^»\n]{2,600}»|„[^“”\n]{2,600}[“”]"
    r"|(?<!\w)[‘'](?=\w)[^‘’'\n]*(?:[’'](?=\w)[^‘’'\n]*)*[’'](?!\w)",
    re.MULTILINE,
)


def without_quotations(text: str) -> str:
    """`text` with every quotation blank; all else stays at its place."""
    return _QUOTED.sub(lambda found: _blank(found.group()), text)


def quotations(text: str) -> str:
    """What is quoted in `text`, one quotation a line."""
    return "\n".join(found.group().strip(" \t>“”\"«»„‘’'") for found in _QUOTED.finditer(text))


def _blank(quoted: str) -> str:
    return "\n".ljust(len(quoted)) if len(quoted) > 1 else " "
