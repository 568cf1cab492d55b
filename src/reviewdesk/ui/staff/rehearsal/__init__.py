"""What other rules would have led to: a rehearsal, never a result."""
