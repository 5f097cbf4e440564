"""Rules are found by the name of their file, and none stands without its phrases."""

from __future__ import annotations

import pytest

from stillhere.desk.check import Checked, check
from stillhere.desk.language import language_of, languages
from stillhere.desk.rulebook import FLAGS, STRENGTHS, rulebook
from tests.desk.labelled import FOLDER, HALVES, phrases

KINDS = ("catch", "leave")


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_rule_file_is_whole_and_has_phrases_for_every_rule(language: str) -> None:
    assert rulebook(language).language == language
    for folder, names in (("flags", FLAGS), ("strengths", STRENGTHS)):
        for name in names:
            for half in HALVES:
                of = phrases(f"{folder}/{name}", language)[half]
                assert all(of[kind] for kind in KINDS)
    for name in ("distress", "no", "ordinary"):
        assert set(phrases(name, language)) == set(HALVES)


def test_no_phrases_stand_without_rules() -> None:
    assert {folder.name for folder in FOLDER.iterdir()} == languages()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Du rufst nie an und ich weiß nicht, was ich falsch gemacht habe.", "de"),
        ("Tu ne m'appelles jamais, et je ne sais pas pourquoi.", "fr"),
        ("Nunca me llamas y no sé por qué.", "es"),
        ("You never call me.", "en"),
        ("ok", "en"),
        ("Почему ты мне не звонишь?", None),
    ],
)
def test_a_text_in_a_language_without_rules_is_left_alone(text: str, language: str | None) -> None:
    assert language_of(text) == language
    assert (check(text) == Checked(english=False)) is (language != "en")
