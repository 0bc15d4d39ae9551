"""Where things are: country, oblasts, districts, cities, aiyl aimaks and villages, as a dated tree."""
