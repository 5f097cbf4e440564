"""How fast and how lean: importers, the store, Today and the pages, on generated exports."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from bench import large_store, measure, pages, table
from bench.formats import sms_backup_restore, whatsapp

MESSAGES = 500_000
TARGETS = {
    "WhatsApp parse with keys": (200_000, "messages/s"),
    "SMS XML with entity repair": (100_000, "texts/s"),
    "Encrypted store, without words": (100_000, "events/s"),
    "Encrypted store, words and search": (50_000, "events/s"),
}
PEERS = (
    "Peers were measured elsewhere, on 2 shared cores, with 500,000 messages.",
    "WhatsApp: whatstk 26,000 messages/s and 704 MB; chat-miner 15,000.",
    "WhatsApp: the parser of chat-analytics 81,000 messages/s and 568 MB.",
    "SMS XML: a plain pull parser 76,000 texts/s.",
    "Best of three runs each, every run in a process of its own.",
)


def main() -> None:
    """Measure everything and write the tables."""
    with tempfile.TemporaryDirectory() as folder:
        importing(Path(folder))
        using(Path(folder))


def importing(folder: Path) -> None:
    """Parsing and storing."""
    chat, texts = folder / "WhatsApp Chat with Daniel.txt", folder / "sms-20260501.xml"
    whatsapp.write(chat, MESSAGES)
    sms_backup_restore.write(texts, MESSAGES)
    rows = [
        _row("WhatsApp parse with keys", _parse("whatsapp", chat, folder)),
        _row("SMS XML with entity repair", _parse("sms", texts, folder)),
        _row("Encrypted store, without words", _store("store", chat, folder)),
        _row("Encrypted store, words and search", _store("store-words", chat, folder)),
    ]
    heads = ("what", "per second", "target", "peak memory")
    table.write("speed-import", f"Bringing in {MESSAGES:,} messages", heads, rows, PEERS)


def _parse(name: str, path: Path, folder: Path) -> measure.Figure:
    return measure.in_own_process("bench.work", name, str(path), str(folder / "none"))


def _store(name: str, path: Path, folder: Path) -> measure.Figure:
    """The best of three, each into a new store."""
    figures = []
    for number in range(3):
        home = folder / f"{name}-{number}"
        figures.append(measure.in_own_process("bench.work", name, str(path), str(home), times=1))
        shutil.rmtree(home)
    return min(figures, key=lambda figure: figure.seconds)


def _row(what: str, figure: measure.Figure) -> tuple[str, str, str, str]:
    target, unit = TARGETS[what]
    rate = f"{figure.result / figure.seconds:,.0f} {unit}"
    return what, rate, f"{target:,} {unit}", f"{figure.peak_mb:.0f} MB"


def using(folder: Path) -> None:
    """Today and the pages on a store of a million events and two thousand people."""
    home = folder / "large"
    events = large_store.make(home)
    rows = [*pages.today(home), *pages.served(home)]
    heads = ("what", "milliseconds", "target")
    title = f"A store of {events:,} events and {large_store.PEOPLE:,} people"
    table.write("speed-use", title, heads, rows)


if __name__ == "__main__":
    main()
