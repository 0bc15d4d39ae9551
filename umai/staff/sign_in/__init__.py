"""How people sign in: a password, a second factor, and the codes that open an account."""
