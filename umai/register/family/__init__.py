"""The family of a child: who belongs to it, who is away or unable, who cares, and who may act."""
