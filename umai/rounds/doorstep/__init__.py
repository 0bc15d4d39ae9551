"""The pages for a team with a telephone that has a signal: the next dwelling, and what is said there."""
