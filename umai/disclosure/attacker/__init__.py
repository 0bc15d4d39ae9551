"""What a reader can conclude about each count: sums, what is printed and known, intervals of integers."""
