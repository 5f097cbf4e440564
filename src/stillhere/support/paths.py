"""Where things lie on this computer."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def default_home() -> Path:
    """The folder of the owner's record: STILLHERE_HOME, else the system's place for user data."""
    chosen = os.environ.get("STILLHERE_HOME")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("stillhere", appauthor=False))
