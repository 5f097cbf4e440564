"""Messages of macOS (`chat.db`) and of the iPhone (`sms.db`): iMessage, SMS and RCS."""

from stillhere.importers.imessage.importer import IMessage

__all__ = ["IMessage"]
