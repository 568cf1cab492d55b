"""The rules of the review session as forms: sections at the left, one form at the right."""
