"""资格审查 on the screen: who passed, who failed, and the checklist of the one that is examined."""
