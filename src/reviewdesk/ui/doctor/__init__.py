"""The page that examines this machine, and what only Qt can tell of it."""
