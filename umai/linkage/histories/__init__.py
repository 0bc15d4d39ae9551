"""On how many lists children are: counts without a name, and which share of the links they rest on."""
