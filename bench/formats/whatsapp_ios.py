"""Writes a long ChatStorage.sqlite."""

from bench.formats.whatsapp_android import write_ios as write

__all__ = ["write"]
