from __future__ import annotations

import json
from pathlib import Path

from bench.formats.hangouts import conversation, event
from stillhere.importers.hangouts import Hangouts
from stillhere.testing.conformance import ImporterConformance

AT = 1_384_370_000_000_000
EVENTS = [event(number, AT + number, 1, "hello") for number in range(4_000)]
LONG = json.dumps({"conversations": [{"conversation": conversation(), "events": EVENTS}]}).encode()


class TestHangouts(ImporterConformance):
    importer = Hangouts()
    folder = Path(__file__).parents[1] / "samples" / "hangouts"
    long_sample = ("Hangouts.json", LONG)
