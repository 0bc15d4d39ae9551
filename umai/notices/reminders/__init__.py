"""Who is reminded of what is owed, and the one message a day that counts it."""
