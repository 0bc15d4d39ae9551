"""Questions about a law, registered before the result can be shown, and what was found."""
