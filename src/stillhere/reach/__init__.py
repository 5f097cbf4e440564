"""Ways to reach someone and to be reached: help lines and, later, answer cards and asks."""
