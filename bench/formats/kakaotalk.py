"""A chat of KakaoTalk as a phone saves it: seeded, people invented."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

START = datetime(2014, 1, 1, tzinfo=UTC)
NAMES = ("회원님", "하린")
WORDS = ("집이야?", "사진", "응 저녁 먹는 중", "Thank you for yesterday, it helped a lot.")


def write(path: Path, messages: int) -> None:
    """Write a chat of `messages` between two."""
    chance = random.Random(1)
    at = START
    with path.open("w", encoding="utf-8") as file:
        file.write("하린 님과 카카오톡 대화\n저장한 날짜 : 2030년 1월 1일 오전 10:00\n\n\n")
        for _ in range(messages):
            at += timedelta(seconds=chance.randrange(1, 900))
            half = "오전" if at.hour < 12 else "오후"
            file.write(
                f"{at.year}년 {at.month}월 {at.day}일 {half} {at.hour % 12 or 12}:{at:%M}, "
                f"{chance.choice(NAMES)} : {chance.choice(WORDS)}\n"
            )
