"""What was said at a door: once by the team, in some dwellings a second time by another one."""
