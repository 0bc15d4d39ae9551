"""The legal categories of a child on any day, with reasons: from facts, and from what was confirmed."""
