"""What people call the channels of a record: the one place where their names stand."""

from __future__ import annotations

NAMES = {
    "calendar": "meetings",
    "discord": "Discord",
    "facetime": "FaceTime",
    "google_chat": "Google Chat",
    "google_voice": "Google Voice",
    "hand": "what you added",
    "hangouts": "Hangouts",
    "imessage": "iMessage",
    "instagram": "Instagram",
    "kakaotalk": "KakaoTalk",
    "line": "LINE",
    "mail": "mail",
    "messenger": "Messenger",
    "mms": "texts",
    "other": "other messages",
    "phone": "calls",
    "rcs": "texts",
    "signal": "Signal",
    "skype": "Skype",
    "slack": "Slack",
    "sms": "texts",
    "snapchat": "Snapchat",
    "telegram": "Telegram",
    "viber": "Viber",
    "visit": "visits",
    "whatsapp": "WhatsApp",
}
"""Channel → its name within a sentence."""


def named(channel: str) -> str:
    """A channel within a sentence: "WhatsApp", "texts", "calls"."""
    return NAMES.get(channel, channel.replace("_", " ").title())
