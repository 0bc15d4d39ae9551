"""One series before and after a date: the model, what can be seen at all, and earlier dates as placebos."""
