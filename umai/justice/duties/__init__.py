"""Bodies that must inform one another: who told whom in what time, and who knew and did not."""
