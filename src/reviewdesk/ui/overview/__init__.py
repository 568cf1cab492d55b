"""A reviewer's own ranking: places, totals, how they spread, ties and gaps; nobody else's scores."""
