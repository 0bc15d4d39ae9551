"""The texts that people see most, for a native editor to read and sign, on the page and on paper."""
