"""KakaoTalk: chats saved as text on phones and Windows, as CSV on a Mac."""

from stillhere.importers.kakaotalk.importer import KakaoTalk

__all__ = ["KakaoTalk"]
