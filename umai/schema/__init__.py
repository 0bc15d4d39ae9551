"""The SQL of every room as source: functions, triggers and policies, compared with a database and applied.

Functions, triggers and policies are in `umai/<room>/sql/*.sql`, one family in each file; the protection of
a table of a child's file is declared on its model. `umai migrate` makes a database equal to these after
the migrations, which hold tables only.
"""
