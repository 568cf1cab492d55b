"""What people send: registers, committees, score tables, dossiers."""
