"""The chair and the recorder at their desk: one screen per step from the opening to the published folder."""
