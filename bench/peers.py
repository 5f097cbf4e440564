"""Other readers of the same files, in an environment of their own, which `--peers` makes.

Run by its Python: python peers.py WHAT PATH. They are never a dependency of ours.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import venv
from importlib import import_module
from pathlib import Path
from typing import Any

PACKAGES = ("whatstk", "chat-miner")
PEERS = {
    "whatstk: WhatsApp": "whatsapp",
    "chat-miner: WhatsApp": "whatsapp",
    "chat-miner: Telegram": "telegram",
    "chat-miner: Messenger": "messenger",
    "chat-miner: Instagram": "instagram",
}
"""What a peer reads, and our generator for it."""


def install(folder: Path) -> Path:
    """An environment with the peers in it; the path of its Python."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    return python


def measure(python: Path, what: str, path: Path, times: int) -> dict[str, Any]:
    """The best of several runs; a peer that fails says so in "error"."""
    runs = []
    for _ in range(times):
        done = subprocess.run(
            [python, __file__, what, str(path)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            return {"error": done.stderr.strip().splitlines()[-1][:80]}
        runs.append(json.loads(done.stdout.splitlines()[-1]))
    best: dict[str, Any] = min(runs, key=lambda run: run["cpu"])
    return best


def work(what: str, path: str) -> int:
    if what == "whatstk: WhatsApp":
        whatstk = import_module("whatstk")
        return len(whatstk.WhatsAppChat.from_source(filepath=path).df)
    chatparsers = import_module("chatminer.chatparsers")
    kinds = {
        "chat-miner: WhatsApp": chatparsers.WhatsAppParser,
        "chat-miner: Telegram": chatparsers.TelegramJsonParser,
        "chat-miner: Messenger": chatparsers.FacebookMessengerParser,
        "chat-miner: Instagram": chatparsers.InstagramJsonParser,
    }
    parser = kinds[what](path)
    parser.parse_file()
    return len(parser.parsed_messages.get_df())


def main() -> None:
    begun = time.process_time()
    found = work(sys.argv[1], sys.argv[2])
    cpu = time.process_time() - begun
    status = Path("/proc/self/status").read_text()
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    print(json.dumps({"cpu": cpu, "peak_mb": peak / 1024, "result": found}))


if __name__ == "__main__":
    main()
