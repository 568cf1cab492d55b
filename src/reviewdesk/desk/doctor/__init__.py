"""This machine examined: whether it can do what a review session asks of it."""
