"""Writes a large Slack export as a zip of days: seeded, people invented."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

START = 1_420_070_400
A_DAY = 200
"""Messages a day and conversation."""
PEOPLE = (("U0ADA", "Ada Quill"), ("U0TOM", "Tomas Brandt"), ("U0CLEO", "Cleo Hart"))
PAIRS = (("D01", ("U0ADA", "U0TOM")), ("D02", ("U0ADA", "U0CLEO")))
LINES = (
    "Are we still on for Sunday?",
    "Running late, ten minutes.",
    "Thank you for yesterday. The soup was just what I needed, and the talk even more so.",
    "ok",
)


def write(path: Path, messages: int) -> None:
    """Write an export of about `messages` messages in two direct conversations to `path`."""
    chance = random.Random(1)
    users = [{"id": id_, "real_name": name, "profile": {}} for id_, name in PEOPLE]
    pairs = [{"id": id_, "members": members} for id_, members in PAIRS]
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("users.json", json.dumps(users))
        archive.writestr("dms.json", json.dumps(pairs))
        for day in range(max(1, messages // (A_DAY * len(PAIRS)))):
            begin = START + day * 86_400
            name = datetime.fromtimestamp(begin, UTC).date().isoformat()
            for id_, members in PAIRS:
                rows = [_message(chance, members, begin + 400 * n) for n in range(A_DAY)]
                archive.writestr(f"{id_}/{name}.json", json.dumps(rows, indent=4))


def _message(chance: random.Random, members: tuple[str, str], at: int) -> dict[str, object]:
    text = chance.choice(LINES)
    row: dict[str, object] = {"client_msg_id": f"{at:032x}", "type": "message", "text": text}
    return row | {"user": chance.choice(members), "ts": f"{at}.000200", "team": "T0QUILL"}
