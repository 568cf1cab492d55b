"""The frozen rules of one review session: their values, how a plan file is read, what its digest covers."""
