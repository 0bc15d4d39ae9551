"""A visit: who went when and where, and how the child was."""
