"""The report form: pages for whoever tells of a child, served by a process of their own.

Nothing here knows a worker, a session or a table but the places; what is sent goes through the
functions that the owner of the database made for it.
"""
