"""Values and rules of a review: standard library only, no I/O, no clock, no floats."""
