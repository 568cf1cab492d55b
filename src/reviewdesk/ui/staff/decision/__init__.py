"""The decision: the recommendation adopted, or changed row by row with reasons."""
