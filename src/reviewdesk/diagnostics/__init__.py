"""What a ranking rests on, for the chair after the reveal: read only, never a basis of the review."""
