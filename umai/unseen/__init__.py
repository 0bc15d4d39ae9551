"""Children in nobody's care: on a list as a child of migrants, or absent from school, and in no open case."""
