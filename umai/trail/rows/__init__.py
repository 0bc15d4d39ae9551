"""Rows under the trail: each new row is hashed, and an entry of the same transaction holds the root."""
