"""Coverage: children on a register, divided by what a survey or an estimate finds, with the words of both."""
