"""Apple's property lists, binary or XML, of which a damaged one is an empty one."""

from __future__ import annotations

import plistlib
from typing import Any


def properties(data: bytes) -> dict[str, Any]:
    """The dictionary in a property list; an empty one where there is none."""
    try:
        found = plistlib.loads(data)
    except Exception:  # noqa: BLE001 - damaged ones raise anything from ExpatError to OverflowError
        return {}
    return found if isinstance(found, dict) else {}
