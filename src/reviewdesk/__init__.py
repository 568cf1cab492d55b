"""ReviewDesk: closed expert reviews from a sealed batch to an archive that anybody can verify."""
