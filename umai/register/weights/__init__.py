"""The trained numbers by which agreement weighs, and which of them are in use."""
