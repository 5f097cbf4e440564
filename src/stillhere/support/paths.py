"""Where things lie on this computer."""

from __future__ import annotations

import os
from pathlib import Path


def default_home() -> Path:
    """The folder of the owner's record: STILLHERE_HOME, else the system's place for user data."""
    chosen = os.environ.get("STILLHERE_HOME")
    if chosen:
        return Path(chosen)
    import platformdirs  # noqa: PLC0415 - only where nobody says otherwise; it is slow to load

    return Path(platformdirs.user_data_dir("stillhere", appauthor=False))
