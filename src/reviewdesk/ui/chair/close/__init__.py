"""The close: the roll with its receipt codes, the plan's needs, and the act after which nothing enters."""
