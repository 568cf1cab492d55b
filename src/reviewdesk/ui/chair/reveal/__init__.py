"""The reveal in its two stages: the envelope, what is far from the others, and who has yet to answer."""
