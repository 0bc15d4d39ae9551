"""The plan is looked at while the case runs: reviews and case conferences."""
