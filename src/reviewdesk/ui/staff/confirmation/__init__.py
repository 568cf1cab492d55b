"""The confirmation of the titles, and taking one away later."""
