"""Learned weights of `ranking`. Written by `python -m bench.rhythm.train`; not edited by hand."""

SLOPE = 0.2403
WEIGHTS = (
    0.0359,
    0.3287,
    -0.7163,
    -0.1199,
    0.3293,
    0.0941,
    -0.3211,
    -0.1018,
    -0.1243,
    0.0050,
    -0.2178,
    -0.3714,
)
