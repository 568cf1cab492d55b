"""The guide inside the program: one short text with pictures for each role."""
