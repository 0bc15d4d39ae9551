"""One file a question; each prints the machine, p50 and p95, and the ratio to the same SQL, bare."""
