"""What follows the archive: decision, notice, objections, promotions, re-reviews, titles."""
