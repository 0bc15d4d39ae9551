"""The form on which anybody reports, served by a process of its own."""
