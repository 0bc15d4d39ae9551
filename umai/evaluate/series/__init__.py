"""Series of counts by month or quarter, read from a file and refused where they cannot be used."""
