"""The pages of guidance: all texts by when one needs them, and each on a page of its own that prints."""
