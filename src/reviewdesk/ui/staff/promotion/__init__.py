"""Who moves up into a vacated place, and what was reviewed again."""
