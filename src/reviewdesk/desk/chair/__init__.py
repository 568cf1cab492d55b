"""The chair's desk: collect, examine, close, reveal, settle, finalise, sign, publish."""
