"""python -m bench speed | import | rhythm | desk | search: measure, print, write to results/."""

from __future__ import annotations

import runpy
import sys

MODULES = {
    "speed": "bench.speed",
    "import": "bench.import_speed",
    "rhythm": "bench.rhythm",
    "desk": "bench.desk",
    "search": "bench.search",
}


def main() -> None:
    """Run the measurement that is named, or all."""
    wanted = sys.argv[1:2] or list(MODULES)
    for name in wanted:
        if name not in MODULES:
            sys.exit(f"There is no measurement “{name}”. Choose one of: {', '.join(MODULES)}.")
        sys.argv = [MODULES[name], *sys.argv[2:]]
        runpy.run_module(MODULES[name], run_name="__main__")


if __name__ == "__main__":
    main()
