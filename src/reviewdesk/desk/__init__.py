"""What a person can do, one verb each, one module per seat."""
