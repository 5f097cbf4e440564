from __future__ import annotations

from pathlib import Path

from stillhere.importers.snapchat import Snapchat
from stillhere.testing.conformance import ImporterConformance

ENTRY = (
    b'{"From": "wren.holt", "Media Type": "TEXT", "Created": "2024-04-20 01:29:22 UTC", '
    b'"Content": "hello", "Conversation Title": null, "IsSender": false, '
    b'"Created(microseconds)": %d, "IsSaved": true, "Media IDs": ""}'
)
LONG = (
    b'{"wren.holt": ['
    + b",\n".join(ENTRY % (1_713_576_562_686 + at) for at in range(10_000))
    + b"]}"
)


class TestSnapchat(ImporterConformance):
    importer = Snapchat()
    folder = Path(__file__).parents[1] / "samples" / "snapchat"
    long_sample = ("chat_history.json", LONG)
