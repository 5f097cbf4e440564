from __future__ import annotations

from pathlib import Path

from stillhere.importers.signal import Signal
from stillhere.testing.conformance import ImporterConformance

TOP = (
    '{"version":"1","backupTimeMs":"1710280000000","mediaRootBackupKey":"AA==",'
    '"currentAppVersion":"Android 8.1.0"}\n'
    '{"recipient":{"id":"1","self":{}}}\n'
    '{"recipient":{"id":"4","contact":{"aci":"AAoRzgAAQACAAAAAAAAAAQ=="}}}\n'
    '{"chat":{"id":"2","recipientId":"4"}}\n'
)
ITEM = (
    '{"chatItem":{"chatId":"2","authorId":"4","dateSent":"%d","incoming":{},'
    '"standardMessage":{"text":{"body":"hello"}}}}\n'
)
LONG = TOP + "".join(ITEM % (1_709_283_600_000 + n) for n in range(20_000))


class TestSignal(ImporterConformance):
    importer = Signal()
    folder = Path(__file__).parents[1] / "samples" / "signal"
    long_sample = ("main.jsonl", LONG.encode())
