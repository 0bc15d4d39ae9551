"""What the Commission prints: the agenda, notes for members, minutes, a decision in writing."""
