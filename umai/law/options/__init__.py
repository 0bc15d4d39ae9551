"""Lists of the law from which a person chooses: grounds, kinds of violence, articles."""
