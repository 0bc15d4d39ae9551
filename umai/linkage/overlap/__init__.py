"""On how many lists children are: counts without a name."""
