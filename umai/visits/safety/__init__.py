"""The way to a visit: warnings of a dwelling, who is out, who came back."""
