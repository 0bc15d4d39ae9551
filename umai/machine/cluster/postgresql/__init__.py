"""The database backend of Django, which the settings name as ENGINE."""
