"""This year beside last year, for staff alone."""
