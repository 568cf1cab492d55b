"""Collecting: the board, files that arrive, sheets typed from paper, and exceptions to the rule."""
