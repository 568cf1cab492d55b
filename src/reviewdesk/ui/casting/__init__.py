"""Casting: look over each track, cast it for good, note the receipt code, carry the ballot away."""
