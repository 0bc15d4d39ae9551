"""The SQL of every room as source: functions, views, triggers, policies, compared and applied to a database.

Functions, triggers and policies are in `umai/<room>/sql/*.sql`, one family in each file; the protection of
a table of a child's file is declared on its model. `umai migrate` makes a database equal to these after
the migrations, which hold tables only.
"""
