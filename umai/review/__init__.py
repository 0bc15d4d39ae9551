"""Reviews of the plan, case conferences, and the closing of a case with what is checked before."""
