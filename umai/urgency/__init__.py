"""Who must see which child now: from the call to act until somebody has seen the child."""
