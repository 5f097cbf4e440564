from __future__ import annotations

from pathlib import Path

from stillhere.importers.telegram import Telegram
from stillhere.testing.conformance import ImporterConformance

HEAD = '{"name": "Tomas Brandt", "type": "personal_chat", "id": 700100200, "messages": ['
MESSAGE = (
    '{"id": %d, "type": "message", "date": "2024-03-01T09:00:00", "date_unixtime": "%d",'
    ' "from": "Tomas Brandt", "from_id": "user700100200", "text": "hello"}'
)
LONG = HEAD + ",\n".join(MESSAGE % (n, 1_709_283_600 + n) for n in range(20_000)) + "]}"


class TestTelegram(ImporterConformance):
    importer = Telegram()
    folder = Path(__file__).parents[1] / "samples" / "telegram"
    long_sample = ("result.json", LONG.encode())
