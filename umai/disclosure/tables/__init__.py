"""Tables of counts as plain values: dimensions, cells and margins, and which tables share cells."""
