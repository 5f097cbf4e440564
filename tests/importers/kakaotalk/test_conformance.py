from __future__ import annotations

from pathlib import Path

from stillhere.importers.kakaotalk import KakaoTalk
from stillhere.testing.conformance import ImporterConformance


class TestKakaoTalk(ImporterConformance):
    """No long sample: whether it is a group is known when all who wrote are known."""

    importer = KakaoTalk()
    folder = Path(__file__).parents[1] / "samples" / "kakaotalk"
