"""How long a file is kept, what holds it longer, and its erasure by two persons."""
