"""The draft of a plan: needs, goals, measures, placement, and what became of measures."""
