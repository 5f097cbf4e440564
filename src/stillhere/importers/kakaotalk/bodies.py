"""What stands in a line of KakaoTalk: words, a picture, a call, or the app itself."""

from __future__ import annotations

import re

from stillhere.importers.named_chat import Body

WITHOUT_WORDS = frozenset(
    (
        "사진", "동영상", "이모티콘", "음성메시지", "음성 메시지", "연락처", "지도", "파일",
        "Photo", "Photos", "Video", "Emoticon", "Emoticons", "Sticker", "Voice Message",
        "Voice message", "Contact", "Location", "File",
    )
)  # fmt: skip
SEVERAL = re.compile(r"사진 \d+장|동영상 \d+개|\d+ [Pp]hotos|[Pp]hotos \d+|(?:파일|File): [^\n]+")
TAKEN_BACK = frozenset(
    ("삭제된 메시지입니다.", "삭제된 메시지입니다", "This message was deleted.", "Deleted message.")
)
CALL = re.compile(
    r"\(?(?:(?:보이스톡|페이스톡|라이브톡|그룹콜)|(?:Voice|Video|Face) ?(?:Call|Talk))"
    r"(?: (?:(?:(\d{1,3}):)?(\d{1,3}):(\d{2})|(해요)"
    r"|(취소|부재중|응답 ?없음|Cancell?ed|Missed|No [Aa]nswer)))"
    r"\.?\)?"
)
BY_THE_APP = re.compile(
    r"[^\n]{0,80}님(?:이|을|께서|과)[^\n]{0,80}(?:초대|들어왔|나갔|내보냈|퇴장|입장)[^\n]{0,12}다\.?"
    r"|[^\n]{1,80} (?:joined|left|has been removed from) this chatroom\.?"
    r"|[^\n]{1,60} invited [^\n]{1,80}\.|채팅방 관리자가 메시지를 가렸습니다\.?"
)
ENDS_OF_APP = frozenset({".", "다"})


def body_of(text: str) -> Body | None:
    """What a line says; None where it is the app that speaks, or a call that only begins.

    Of a call the app writes one line when it begins and another one with its outcome.
    """
    if text in WITHOUT_WORDS or SEVERAL.fullmatch(text):
        return Body("")
    if text in TAKEN_BACK:
        return Body(None)
    if len(text) < 40 and (call := CALL.fullmatch(text)):
        return _outcome(call)
    return None if is_by_the_app(text) else Body(text)


def is_by_the_app(text: str) -> bool:
    """Whether somebody came, went or was invited."""
    if text[-1:] not in ENDS_OF_APP or len(text) >= 250:
        return False
    marked = "님" in text or "chatroom" in text or " invited " in text or "채팅방" in text
    return marked and BY_THE_APP.fullmatch(text) is not None


def _outcome(call: re.Match[str]) -> Body | None:
    hours, minutes, seconds, begins, _ = call.groups()
    if begins:
        return None
    if minutes is None:
        return Body("", "call", 0, answered=False)
    length = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return Body("", "call", length, answered=True)
