"""What comes from a browser: the session of its sign-in, and forms that it sends twice."""
