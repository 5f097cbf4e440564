from __future__ import annotations

import json
from pathlib import Path

from stillhere.importers.slack import Slack
from stillhere.testing.conformance import ImporterConformance

DAY = [
    {"type": "message", "user": "U0TOM", "text": "hello", "ts": f"1709283600.{number:06}"}
    for number in range(20_000)
]


class TestSlack(ImporterConformance):
    importer = Slack()
    folder = Path(__file__).parents[1] / "samples" / "slack"
    long_sample = ("2024-03-01.json", json.dumps(DAY).encode())
