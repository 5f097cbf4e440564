"""Small made-up drawings in the classes of the sheet, to fill the pages before the charts exist."""

from __future__ import annotations

from markupsafe import Markup

BINS = (20, 24, 18, 27, 25, 21, 28, 22, 19, 26, 23, 20, 15, 12, 9, 4, 0, 0)


def drawn(svg: str) -> Markup:
    return Markup(svg)  # noqa: S704 - every letter of it stands in this file


def cloth(width: int, middle: int, side: str) -> str:
    step = width / (len(BINS) - 1)
    sign = -1 if side == "them" else 1
    tops = [f"{i * step:.1f} {middle + sign * (6 + high):.1f}" for i, high in enumerate(BINS)]
    edge = "M" + "L".join(tops)
    area = f"M0 {middle}L" + "L".join(tops) + f"L{width} {middle}Z"
    return f'<path class="rb-{side}" d="{area}"/><path class="rb-{side}-edge" d="{edge}"/>'


def ribbon(name: str, width: int, height: int, which: str, said: str) -> Markup:
    middle = height // 2
    calls = "".join(
        f'<circle class="rb-call-edged" cx="{x}" cy="{middle}" r="{3 + x % 4}"/>'
        for x in range(8, width * 3 // 4, 23)
    )
    return drawn(
        f'<svg class="ribbon {which}" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="{name}-t">'
        f'<title id="{name}-t">{said}</title>{cloth(width, middle, "them")}'
        f"{cloth(width, middle, 'me')}"
        f'<line class="rb-line" x1="0" x2="{width}" y1="{middle}" y2="{middle}"/>{calls}</svg>'
    )


def spark(name: str) -> Markup:
    return drawn(
        '<svg class="ribbon strip" viewBox="0 0 120 36" width="120" height="36" role="img" '
        f'aria-label="The last year with {name}"><g aria-hidden="true">'
        '<line class="rb-line" x1="0" x2="120" y1="18" y2="18"/>'
        '<circle class="rb-call-edged" cx="20" cy="18" r="4"/>'
        '<circle class="rb-call-edged" cx="90" cy="18" r="3"/></g></svg>'
    )


def small(inner: str, width: int = 18, height: int = 18) -> Markup:
    return drawn(
        f'<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'aria-hidden="true">{inner}</svg>'
    )


CALL = small('<circle class="rb-call-edged" cx="9" cy="9" r="5.5"/>')
RING = small('<circle class="rb-wait" cx="9" cy="9" r="4.5"/>')
UNLIT = small('<circle class="rb-unlit" cx="9" cy="9" r="5"/>')
DIAMOND = small('<path class="rb-life" d="M9 3l6 6l-6 6l-6 -6Z"/>')
LIGHTS = small(
    '<line class="rb-line" x1="0" x2="272" y1="44" y2="44"/>'
    '<circle class="rb-call-edged" cx="70" cy="44" r="18"/>'
    '<circle class="rb-call-edged" cx="200" cy="44" r="12"/>',
    272,
    88,
)
KEY_CALL = small(
    '<line class="rb-line" x1="0" x2="42" y1="13" y2="13"/>'
    '<circle class="rb-call-edged" cx="28" cy="13" r="9"/>',
    42,
    26,
)
COVERED = drawn(
    '<svg viewBox="0 0 480 18" preserveAspectRatio="none" aria-hidden="true">'
    '<rect class="cov-has" x="0.5" y="0.5" width="430" height="17"/></svg>'
)
