"""Whose chat it is, as the name of the file or of its zip says, and the key of the thread.

Source of the names: mlomb/chat-analytics:pipeline/parse/parsers/WhatsApp.ts, and the names of
public exports.

The key of a thread is "whatsapp:" and the chat's title: without case, direction marks and doubled
spaces, a phone number as E.164. Where nothing gives a title it is the names of all who wrote,
sorted: two exports of such a chat meet as long as the same people wrote in both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from stillhere.importers.whatsapp.authors import clean_name

_BEFORE_NAME = (
    "WhatsApp Chat with", "WhatsApp Chat -", "WhatsApp Chat –", "WhatsApp Chat mit",
    "WhatsApp-Chat mit", "WhatsApp-chat met", "WhatsApp-chatt med", "WhatsApp-chat med",
    "WhatsApp-samtale med", "WhatsApp Chat:", "Chat de WhatsApp con", "Chat WhatsApp con",
    "Conversa no WhatsApp com", "Conversa do WhatsApp com", "Discussion WhatsApp avec",
    "Chat WhatsApp avec", "Xat de WhatsApp amb", "Chat WhatsApp s uživatelem",
    "Chat WhatsApp s kontaktom", "Czat WhatsApp z", "Чат WhatsApp с контактом", "Чат WhatsApp с",
    "Чат WhatsApp із", "Чат WhatsApp з", "Chat WhatsApp dengan", "Obrolan WhatsApp dengan",
    "WhatsApp-keskustelu käyttäjän", "WhatsApp csevegés –", "Conversație WhatsApp cu",
    "Cuộc trò chuyện WhatsApp với", "Συνομιλία WhatsApp με", "WhatsApp razgovor s",
    "דו-שיח ב-WhatsApp עם", "صحبت واتساپ با", "دردشة واتساب مع", "محادثة واتساب مع",
)  # fmt: skip
_AFTER_NAME = (
    " ile WhatsApp Sohbeti", " के साथ WhatsApp चैट", "とのWhatsAppチャット", "님과의 WhatsApp 대화",
    "的 WhatsApp 聊天记录", "的 WhatsApp 對話",
)  # fmt: skip
_BETWEEN = ("与", "與")
_COPY = re.compile(r"(?: ?\(\d{1,3}\)| - Copy(?: \(\d+\))?)$")
_ENDING = re.compile(r"\.(?:txt|zip)$", re.IGNORECASE)
_UNDERSCORED = re.compile("_+")


def looks_like_export(name: str) -> bool:
    """Whether a file's name speaks of WhatsApp."""
    return name.startswith("_chat") or "whatsapp" in name.casefold() or "واتساب" in name


def title_of(*names: str) -> str:
    """The chat's title from the first of `names` (of a file, of its zip) that holds one, or ""."""
    return next(filter(None, map(_title, names)), "")


def _title(name: str) -> str:
    stem = unicodedata.normalize("NFC", name).replace("\u00a0", " ")
    while _ENDING.search(stem) or _COPY.search(stem):
        stem = _COPY.sub("", _ENDING.sub("", stem)).strip()
    for text in (stem, _UNDERSCORED.sub(" ", stem)):
        found = _named_in(text)
        if found:
            return clean_name(found)
    return ""


def _named_in(text: str) -> str:
    folded = text.casefold()
    for phrase in sorted(_BEFORE_NAME, key=len, reverse=True):
        position = folded.rfind(f"{phrase.casefold()} ")
        if position >= 0:
            return text[position + len(phrase) :].strip()
    for phrase in _AFTER_NAME:
        if folded.endswith(phrase.casefold()):
            return text[: -len(phrase)].lstrip("".join(_BETWEEN)).strip()
    return ""


def thread_key(title: str, names: Iterable[str]) -> str:
    """The key of a chat. `title` and `names` are cleaned, phone numbers as E.164."""
    who = title or "|".join(sorted(names))
    folded = unicodedata.normalize("NFKC", who).casefold()
    return f"whatsapp:{' '.join(folded.split())}"
