"""The law in words of the reader's language: its values, its schemes, and the answers of worked cases."""
