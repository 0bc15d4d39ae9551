"""Violence and what justice makes of it: nothing is settled away in silence."""
