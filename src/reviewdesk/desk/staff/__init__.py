"""What provincial staff do with an archive: decide, give notice, hear objections, hand over."""
