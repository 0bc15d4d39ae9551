"""Which child of the register a row of a list may be."""
