"""Learned weights of `ranking`. Written by `python -m bench.rhythm.train`; not edited by hand."""

SLOPE = 0.2440
WEIGHTS = (
    0.0412,
    0.3282,
    -0.7199,
    -0.1181,
    0.3277,
    0.0961,
    -0.3212,
    -0.1030,
    -0.1245,
    0.0050,
    -0.2183,
    -0.3689,
)
