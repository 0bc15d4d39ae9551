"""Who watches opens one file from a row of a list: for hours, for reading, and the office is told."""
