"""A page of an Instagram download of any length: written like Messenger’s."""

from __future__ import annotations

from bench.formats.messenger_html import write

__all__ = ["write"]
