"""From a page to HTML: the template that has the page's name, and nothing that is not declared."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from markupsafe import Markup

    from stillhere.web.pages.bring_in import Progress
    from stillhere.web.pages.conversation import Conversation
    from stillhere.web.pages.parts import Frame


@cache
def environment() -> Environment:
    """The templates, escaping everything that is no `Markup`."""
    return Environment(
        loader=PackageLoader("stillhere.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def template_name(page: type[DataclassInstance]) -> str:
    """The template of a page: `BringIn` is drawn by "bring_in.html"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", page.__name__).lower() + ".html"


def render(page: DataclassInstance, frame: Frame) -> str:
    """The HTML of `page` inside `frame`.

    Raises:
        jinja2.UndefinedError: if the template asks for something that the page does not declare.
    """
    shown: dict[str, Any] = {field.name: getattr(page, field.name) for field in fields(page)}
    return environment().get_template(template_name(type(page))).render(shown, frame=frame)


def render_progress(now: Progress) -> Markup:
    """What a progress event sends; the last one takes away the steps of a reading."""
    parts: Any = environment().get_template("parts.html").module
    drawn: Markup = parts.progress(now, sent=True)
    return drawn


def render_conversation(page: Conversation) -> Markup:
    """More of a conversation, without anything around it."""
    parts: Any = environment().get_template("conversation.html").module
    drawn: Markup = parts.pages(page)
    return drawn
