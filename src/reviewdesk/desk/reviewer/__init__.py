"""What a reviewer can do: open, declare, score alone, check, and cast."""
