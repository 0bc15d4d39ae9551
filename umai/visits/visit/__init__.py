"""A visit as evidence: who went when and where, and how the child was."""
