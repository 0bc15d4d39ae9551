"""What a round finds: who the children are of whom somebody spoke at a door, and who of them needs help."""
