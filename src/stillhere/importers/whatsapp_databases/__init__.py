"""The databases that WhatsApp itself keeps, on the iPhone and on Android."""

from stillhere.importers.whatsapp_databases.android import WhatsAppAndroid
from stillhere.importers.whatsapp_databases.ios import WhatsAppIos

__all__ = ["WhatsAppAndroid", "WhatsAppIos"]
