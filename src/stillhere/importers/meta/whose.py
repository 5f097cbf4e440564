"""Which of Meta’s two services a file comes from: both write the same."""

from __future__ import annotations

import re

from stillhere.importers.api import Source

_MARKS = re.compile(
    rb"your_instagram_activity|instagram\.com/(?:direct|stories)|\"content\": ?\"Liked a message\""
    rb'|"content": ?"Reacted [^"]{1,60} to your message ?"'
)


def is_instagram(source: Source, head: bytes) -> bool:
    """Whether its folder, its zip or its content is Instagram’s; Messenger’s otherwise."""
    place = f"{source.container}/{source.path}".lower()
    if "instagram" in place:
        return True
    if "facebook" in place:
        return False
    return _MARKS.search(head) is not None
