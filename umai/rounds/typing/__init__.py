"""Quick entry of a sheet of paper by the keyboard alone, and the comparison of two typings of one sheet."""
