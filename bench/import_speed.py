"""How fast and how lean each format is read: python -m bench import [--messages N] [NAME …].

Through the same door as an import (found, recognised, checked), with keys, without words, without
storing. Every run in a process of its own.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from bench import in_docs, machine, measure, peers, table
from bench.formats import FORMATS, make, mbox, sms_backup_restore, telegram

MOST_MEMORY = 150
LARGE = 1_000_000_000
MAILS, ATTACHMENT = 600, 1_000_000
HEADS = ("format", "a second (processor)", "a second (clock)", "target", "peak memory", "found")
STATED = (
    "Stated elsewhere, on 2 shared cores with 500,000 messages: WhatsApp by whatstk 26,000 "
    "messages/s and 704 MB, by chat-miner 15,000, by the parser of chat-analytics 81,000 and "
    "568 MB; SMS by a plain pull parser 76,000 texts/s."
)
Row = tuple[str, str, str, str, str, str]


def main() -> None:
    given = _arguments()
    names = given.names or list(FORMATS)
    rows: list[Row] = []
    speeds: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="stillhere-bench-") as place:
        folder = Path(place)
        for row in _all(names, folder, given, speeds):
            print("  ".join(row), flush=True)
            rows.append(row)
    if not given.names:
        _write(rows, given)
        in_docs.write(speeds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="print these formats only")
    parser.add_argument("--messages", type=int, default=500_000)
    parser.add_argument("--times", type=int, default=3, help="runs each; the best counts")
    parser.add_argument("--large", action="store_true", help="also files of 1 GB")
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="where peers are installed")
    return parser.parse_args()


def _all(
    names: Sequence[str], folder: Path, given: argparse.Namespace, speeds: dict[str, float]
) -> Iterator[Row]:
    for name in names:
        home = make(name, folder, given.messages)
        figure = measure.in_own_process("bench.work", "read", str(home), ".", times=given.times)
        speeds[name] = given.messages / figure.cpu
        yield _row(name, given.messages, figure)
        if given.peers:
            yield from _peers(name, home, given)
        shutil.rmtree(home)
    if not given.names:
        yield _large_mails(folder, given.times)
    if given.large:
        yield from _large(folder)


def _row(name: str, messages: int, figure: measure.Figure) -> Row:
    form = FORMATS[name]
    events, people = figure.result
    target = f"{form.target:,} and {MOST_MEMORY} MB" if form.target else "none"
    found = f"{events:,} events, {people:,} people"
    rate = f"{messages / figure.cpu:,.0f} {form.unit}"
    clock = f"{messages / figure.seconds:,.0f}"
    return name, rate, clock, target, f"{figure.peak_mb:.0f} MB", found


def _peers(name: str, home: Path, given: argparse.Namespace) -> Iterator[Row]:
    python = peers.install(given.peers)
    path = home / FORMATS[name].file
    for what in (what for what, ours in peers.PEERS.items() if ours == name):
        run = peers.measure(python, what, path, given.times)
        if "error" in run:
            yield what, "failed", "", "", "", run["error"]
            continue
        rate = f"{given.messages / run['cpu']:,.0f} {FORMATS[name].unit}"
        yield what, rate, "", "", f"{run['peak_mb']:.0f} MB", f"{run['result']:,}"


def _large_mails(folder: Path, times: int) -> Row:
    path = folder / "large" / "All mail.mbox"
    path.parent.mkdir()
    mbox.write(path, MAILS, ATTACHMENT)
    figure = measure.in_own_process("bench.work", "read", str(path), ".", times=times)
    row = _by_size("mbox, mails of 1.4 MB", path, figure, "150 MB")
    shutil.rmtree(path.parent)
    return row


def _large(folder: Path) -> Iterator[Row]:
    for name, write, size in (
        ("telegram", telegram.write, 330),
        ("sms_backup_restore", sms_backup_restore.write, 325),
    ):
        path = folder / "1gb" / FORMATS[name].file
        path.parent.mkdir()
        write(path, LARGE // size)
        figure = measure.in_own_process("bench.work", "read", str(path), ".", times=1)
        yield _by_size(f"{name}, one large file", path, figure, f"{MOST_MEMORY} MB of memory")
        shutil.rmtree(path.parent)


def _by_size(what: str, path: Path, figure: measure.Figure, target: str) -> Row:
    size = path.stat().st_size / 1e6
    events, people = figure.result
    found = f"{size:,.0f} MB: {events:,} events, {people:,} people"
    rates = f"{size / figure.cpu:,.0f} MB", f"{size / figure.seconds:,.0f}"
    return what, *rates, target, f"{figure.peak_mb:.0f} MB", found


def _write(rows: Sequence[Row], given: argparse.Namespace) -> None:
    title = f"Reading exports of {given.messages:,} messages"
    notes = (
        f"{date.today():%Y-%m-%d}, {machine.facts()}",  # noqa: DTZ011 - the day of whoever measures
        f"Best of {given.times} runs, each in a process of its own.",
        "The clock suffers from whatever else the machine does, the processor's time less so.",
        STATED,
    )
    table.write("speed-formats", title, HEADS, rows, notes)


if __name__ == "__main__":
    main()
