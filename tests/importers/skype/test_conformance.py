from __future__ import annotations

from pathlib import Path

from stillhere.importers.skype import Skype
from stillhere.testing.conformance import ImporterConformance

MESSAGE = (
    b'{"id": "%d", "displayName": null, "originalarrivaltime": "2020-04-23T15:05:21.123Z", '
    b'"messagetype": "RichText", "version": 1, "content": "hello", "from": "8:live:aga_moss"}'
)
LONG = (
    b'{"userId": "8:live:runa.fell", "exportDate": "2024-03-05T10:15", "conversations": ['
    b'{"id": "8:live:aga_moss", "displayName": "Aga Moss", "MessageList": ['
    + b",\n".join(MESSAGE % (1_587_654_321_123 + at) for at in range(10_000))
    + b"]}]}"
)


class TestSkype(ImporterConformance):
    importer = Skype()
    folder = Path(__file__).parents[1] / "samples" / "skype"
    long_sample = ("messages.json", LONG)
