"""What a measurement was taken on."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path


def facts() -> str:
    """The processor, its cores, how busy it is, and Python's version."""
    info = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.*)", info.read_text()) if info.exists() else None
    model = found[1].strip() if found else platform.processor() or platform.machine()
    busy = f"{os.getloadavg()[0]:.1f} processes waiting" if hasattr(os, "getloadavg") else "?"
    return f"{model}, {os.cpu_count()} cores, {busy}; Python {platform.python_version()}."
