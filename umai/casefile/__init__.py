"""Looks on: My day, lists of cases, the child's file. It changes nothing."""
