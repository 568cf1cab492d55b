"""The public notice: its days, its calendar, whom to ask."""
