"""Which importers there are: ours by name, those of others by entry point."""

from __future__ import annotations

import logging
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from stillhere.importers.api import Importer
from stillhere.importers.checked import checked

GROUP = "stillhere.importers"
BUILT_IN = {
    "whatsapp": "stillhere.importers.whatsapp:WhatsApp",
    "sms_backup_restore": "stillhere.importers.sms_backup_restore:SmsBackupRestore",
    "vcard": "stillhere.importers.vcard:VCard",
    "events_table": "stillhere.importers.events_table:EventsTable",
    "mbox": "stillhere.importers.mail:Mbox",
    "eml": "stillhere.importers.mail:Eml",
    "ics": "stillhere.importers.ics:Ics",
    "contacts_csv": "stillhere.importers.contacts_csv:ContactsCsv",
    "google_voice": "stillhere.importers.google_voice:GoogleVoice",
    "google_chat": "stillhere.importers.google_chat:GoogleChat",
    "hangouts": "stillhere.importers.hangouts:Hangouts",
    "line": "stillhere.importers.line:Line",
    "kakaotalk": "stillhere.importers.kakaotalk:KakaoTalk",
    "viber": "stillhere.importers.viber:Viber",
    "telegram": "stillhere.importers.telegram:Telegram",
    "signal": "stillhere.importers.signal:Signal",
    "signal_text": "stillhere.importers.signal_text:SignalText",
    "signal_desktop": "stillhere.importers.signal_desktop:SignalDesktop",
    "discord": "stillhere.importers.discord:Discord",
    "discord_package": "stillhere.importers.discord_package:DiscordPackage",
    "slack": "stillhere.importers.slack:Slack",
    "messenger": "stillhere.importers.messenger:Messenger",
    "messenger_html": "stillhere.importers.messenger_html:MessengerHtml",
    "instagram": "stillhere.importers.instagram:Instagram",
    "instagram_html": "stillhere.importers.instagram_html:InstagramHtml",
    "snapchat": "stillhere.importers.snapchat:Snapchat",
    "skype": "stillhere.importers.skype:Skype",
    "imessage": "stillhere.importers.imessage:IMessage",
    "iphone_calls": "stillhere.importers.iphone_calls:IPhoneCalls",
    "whatsapp_ios": "stillhere.importers.whatsapp_databases:WhatsAppIos",
    "whatsapp_android": "stillhere.importers.whatsapp_databases:WhatsAppAndroid",
    "iphone_contacts": "stillhere.importers.iphone_contacts:IPhoneContacts",
}
"""Name to "module:class". Adding an importer of ours is one line here."""

log = logging.getLogger(__name__)


def names() -> tuple[str, ...]:
    """The names of all importers, without loading any. Ours come first and cannot be replaced."""
    return (*BUILT_IN, *(entry.name for entry in _foreign()))


def importer(name: str) -> Importer:
    """The importer of that name, loaded and checked.

    Raises:
        KeyError: there is none of that name.
    """
    if name in BUILT_IN:
        module, _, attribute = BUILT_IN[name].partition(":")
        return checked(cast("Importer", getattr(import_module(module), attribute)()))
    entry = next((entry for entry in _foreign() if entry.name == name), None)
    if entry is None:
        raise KeyError(name)
    return checked(cast("Importer", entry.load()()))


def importers(wanted: tuple[str, ...] | None = None) -> tuple[Importer, ...]:
    """The importers of these names, all where None.

    One of others that fails to load is left out.
    """
    return tuple(
        loaded
        for name in (names() if wanted is None else wanted)
        if (loaded := _loaded(name)) is not None
    )


def _loaded(name: str) -> Importer | None:
    if name in BUILT_IN:
        return importer(name)
    try:
        return importer(name)
    except Exception:
        log.warning("the importer %s could not be loaded", name, exc_info=True)
        return None


def _foreign() -> tuple[EntryPoint, ...]:
    found = entry_points(group=GROUP)
    return tuple(entry for entry in sorted(found) if entry.name not in BUILT_IN)
