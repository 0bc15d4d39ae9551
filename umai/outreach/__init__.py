"""Making it known that a child can be reported: posters, pocket cards, words to say, where they hang."""
