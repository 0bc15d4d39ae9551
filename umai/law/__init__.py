"""What the law says: dated parameters, rules that read them, and worked cases.

Pure Python; a lawyer edits the TOML files, and no release is needed for a new value.
"""
