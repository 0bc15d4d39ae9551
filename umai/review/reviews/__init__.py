"""Reviews of the plan and case conferences, while the case is open."""
