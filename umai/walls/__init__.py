"""Walls: ties of workers to children, declared and suggested, the files they close, and how one is lifted."""
