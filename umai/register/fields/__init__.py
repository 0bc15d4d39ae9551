"""What forms of the register ask: a birth date as far as it is known, names, places, the PIN."""
