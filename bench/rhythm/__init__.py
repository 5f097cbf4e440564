"""How well the rhythm forecasts silence (part A) and notices a change in time (part B)."""
