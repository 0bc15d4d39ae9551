"""The end of a case: proposed by one person, agreed to or refused by another."""
