"""What stands in a line of LINE: words, a picture, a call.

Sources: ChatLab/ChatLab:packages/parser/src/browser/line.ts, ya-s-u/mytalk-app.com:Line.php.
"""

from __future__ import annotations

import re

from stillhere.importers.named_chat import Body

CALL = "☎"
LENGTH = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})")
GROUP_CALL = re.compile(r"グループ通話|[Gg]roup (?:voice|video|call)|群組(?:通話|語音|視訊)|群组")
WITHOUT_WORDS = frozenset(
    f"[{word}]"
    for word in (
        "Photo", "Photos", "Video", "Videos", "Sticker", "Stickers", "Voice message", "Audio",
        "File", "Gift", "Contact", "Location", "Album", "Albums", "Note", "Notes", "Poll",
        "写真", "動画", "スタンプ", "ボイスメッセージ", "ファイル", "プレゼント", "ギフト",
        "連絡先", "位置情報", "アルバム", "ノート", "投票",
        "照片", "圖片", "影片", "貼圖", "語音訊息", "語音", "檔案", "禮物", "聯絡資訊", "位置資訊",
        "相簿", "記事本", "图片", "视频", "贴图", "表情贴图", "语音信息", "语音", "文件", "礼物",
        "รูป", "รูปภาพ", "รูปถ่าย", "สติกเกอร์", "สติ๊กเกอร์", "วิดีโอ", "ข้อความเสียง", "ไฟล์",
        "사진", "동영상", "스티커", "음성 메시지", "파일",
    )
)  # fmt: skip
TAKEN_BACK = frozenset({"メッセージの送信を取り消しました", "unsent a message.", "已收回訊息"})
BY_THE_APP = re.compile(
    r"(?:joined|left) the (?:group|chat)\.?|已?(?:加入|退出)群組。?"
    r"|.{0,40}グループ(?:に参加し|を退会し)ました。?"
)


def body_of(text: str) -> Body | None:
    """What a line says; None where it is the app that speaks."""
    if text.startswith(CALL):
        return _call(text)
    if text in WITHOUT_WORDS:
        return Body("")
    if text in TAKEN_BACK:
        return Body(None)
    if len(text) < 60 and BY_THE_APP.fullmatch(text):
        return None
    return Body(text)


def _call(text: str) -> Body | None:
    """A call with its length was taken; missed, cancelled and unanswered ones have none."""
    if GROUP_CALL.search(text):
        return None
    found = LENGTH.search(text)
    if found is None:
        return Body("", "call", 0, answered=False)
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return Body("", "call", hours * 3600 + minutes * 60 + seconds, answered=True)
