"""The people who sign in: workers, their offices, terms, duty turns and accounts."""
