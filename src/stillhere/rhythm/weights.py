"""Learned weights of `ranking`. Written by `python -m bench.rhythm.train`; not edited by hand."""

SLOPE = 0.2412
WEIGHTS = (
    0.0102,
    0.3036,
    -0.7383,
    -0.1197,
    0.4249,
    0.0728,
    -0.3638,
    -0.0801,
    -0.1532,
    0.0180,
    -0.2229,
    -0.3857,
)
