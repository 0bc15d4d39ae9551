"""Finding a child who is on the register already, in any script and spelling."""
