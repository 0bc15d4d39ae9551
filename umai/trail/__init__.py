"""The trail: what was looked at, done and refused; append-only, chained, and provable from outside."""
