"""What the database keeps true: every room's SQL as source, compared with a database and applied to it.

Functions, triggers and policies stand in `umai/<room>/sql/*.sql`, one family a file; what protects a
table of a child's file is declared on its model. `umai migrate` makes a database equal to these after
the migrations, which hold tables only.
"""
