"""Learned weights of `ranking`. Written by `python -m bench.rhythm.train`; not edited by hand."""

SLOPE = 0.3616
WEIGHTS = (
    0.0963,
    0.2937,
    -0.6495,
    -0.1209,
    0.3611,
    0.0863,
    -0.3201,
    -0.1242,
    -0.1495,
    0.0736,
    -0.2064,
    -0.3691,
)
