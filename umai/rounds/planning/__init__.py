"""A round before it is walked: territory, days, teams and the dwellings in the order of the walk."""
