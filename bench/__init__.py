"""Measurements of Stillhere: speed, memory and quality, each one command."""
