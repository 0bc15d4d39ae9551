"""The way to a visit: what to be careful of, who is out, who came back."""
