"""Papers of what follows an archive: decision, public notice, objections, announcement, hand-over."""
