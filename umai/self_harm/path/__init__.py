"""From the first word on: the steps of the urgent path, who is called, and how the path ends."""
