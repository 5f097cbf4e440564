"""The few SVG elements that the charts are made of, as text."""

from __future__ import annotations

from html import escape


def num(value: float) -> str:
    """A coordinate with one decimal, without idle zeros."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def tag(name: str, content: str = "", /, **attributes: str | float) -> str:
    """An element; `class_` and underscores are spelled as SVG spells them. `content` is markup."""
    words = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{words}>{content}</{name}>" if content else f"<{name}{words}/>"


def _value(value: str | float) -> str:
    return escape(value, quote=True) if isinstance(value, str) else num(value)


def rect(kind: str, x: float, y: float, width: float, height: float, **more: str | float) -> str:
    """A rectangle of class `kind`; `more` may hold `rx` and `fill`."""
    size = {"width": max(0.0, width), "height": max(0.0, height)}
    return tag("rect", class_=kind, x=x, y=y, **size, **more)


def circle(kind: str, x: float, y: float, r: float, **more: str | float) -> str:
    """A disc of class `kind`; `more` may hold `fill`."""
    return tag("circle", class_=kind, cx=x, cy=y, r=r, **more)


def upright(kind: str, x: float, top: float, bottom: float) -> str:
    """A vertical line of class `kind`."""
    return tag("line", class_=kind, x1=x, x2=x, y1=top, y2=bottom)


def level(kind: str, y: float, left: float, right: float) -> str:
    """A horizontal line of class `kind`."""
    return tag("line", class_=kind, x1=left, x2=right, y1=y, y2=y)


def path(kind: str, d: str) -> str:
    """A path of class `kind`, or nothing where there is nothing to draw."""
    return tag("path", class_=kind, d=d) if d else ""


def text(kind: str, x: float, y: float, words: str, anchor: str = "start") -> str:
    """One line of lettering."""
    return tag("text", escape(words), class_=kind, x=x, y=y, text_anchor=anchor)


def hatching(uid: str) -> str:
    """The 45 degree pattern that means "no record"."""
    line = tag("line", class_="rb-hatch", x1=0, y1=0, x2=0, y2=7)
    return (
        f'<pattern id="{uid}-hatch" width="7" height="7" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)">{line}</pattern>'
    )


def glowing(uid: str) -> str:
    """The gradient of a light's glow."""
    return (
        f'<radialGradient id="{uid}-glow"><stop class="rb-glow-in" offset="0"/>'
        '<stop class="rb-glow-out" offset="1"/></radialGradient>'
    )


def frame(
    body: str,
    *,
    uid: str,
    kind: str,
    width: float,
    height: float,
    title: str,
    desc: str,
    time: str = "",
) -> str:
    """A picture with its name and description for those who do not see it.

    `time` is what `time_of` says of its scale.
    """
    return (
        f'<svg class="{kind}" viewBox="0 0 {num(width)} {num(height)}" width="{num(width)}" '
        f'height="{num(height)}" role="img" aria-labelledby="{uid}-t {uid}-d"{time}>'
        f'<title id="{uid}-t">{escape(title)}</title><desc id="{uid}-d">{escape(desc)}</desc>'
        f"<defs>{hatching(uid)}{glowing(uid)}</defs>{body}</svg>"
    )


def time_of(start: int, end: int, left: float, right: float) -> str:
    """Attributes that tell which time (Unix ms) lies at which x, so that a browser can move it."""
    return (
        f' data-start="{start}" data-end="{end}" data-left="{num(left)}" data-right="{num(right)}"'
    )


def silent_frame(body: str, *, width: float, height: float, kind: str = "") -> str:
    """A picture that says nothing beyond the sentence beside it."""
    named = f' class="{kind}"' if kind else ""
    return (
        f'<svg{named} viewBox="0 0 {num(width)} {num(height)}" width="{num(width)}" '
        f'height="{num(height)}" aria-hidden="true">{body}</svg>'
    )
