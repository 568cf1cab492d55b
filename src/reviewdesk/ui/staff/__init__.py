"""Provincial staff after the review: decision, notice, objections, titles, on one page of steps."""
