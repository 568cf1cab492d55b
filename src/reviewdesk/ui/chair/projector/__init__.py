"""The second window, for the wall: it follows the step on show, large and in high contrast."""
