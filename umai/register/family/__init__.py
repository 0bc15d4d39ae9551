"""Facts of the family: who belongs to it, who is away or unable, who cares, on what paper, and who may act."""
