"""The opening: who is here, who chairs, and by which rules; and nights between two days."""
