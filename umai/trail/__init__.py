"""The trail: what was read, done and refused; append-only, chained, and verifiable from outside."""
