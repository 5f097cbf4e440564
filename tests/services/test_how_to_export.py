"""The page and the documentation say the same about how to get an export."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillhere.services.how_to_export import HOW_TO, HowTo, page

DOCS = Path(__file__).parents[2] / "docs" / "how-to-export"


@pytest.mark.parametrize("how_to", HOW_TO, ids=lambda how_to: how_to.slug)
def test_the_documentation_holds_the_text_of_the_page(how_to: HowTo) -> None:
    assert (DOCS / f"{how_to.slug}.md").read_text(encoding="utf-8") == page(how_to)


def test_no_page_of_the_documentation_is_left_over() -> None:
    assert {file.stem for file in DOCS.glob("*.md")} == {how_to.slug for how_to in HOW_TO}
