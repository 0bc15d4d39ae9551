"""The pages that only show: My day, lists of cases, the child's file. They change nothing."""
