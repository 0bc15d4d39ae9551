"""Children who work or live at a market or on a street: seen, matched by a person, counted once."""
