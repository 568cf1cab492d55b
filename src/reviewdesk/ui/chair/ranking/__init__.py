"""The ranking of each track, every cell behind it, the heat map, and what it rests on."""
