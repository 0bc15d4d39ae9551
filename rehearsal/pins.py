"""Invented PINs of the published structure; the check digit's rule is not public, so it is no check here."""

from collections import defaultdict
from datetime import timedelta
from zlib import crc32


class PinSeries:
    """Gives out PINs, none twice: a serial counts up for each sex and birth date.

    The last digit is that of the filling, so a second one on the same database repeats none. A
    PIN says sex, date, serial: nobody can tell an invented one from a real one by its look.
    """

    def __init__(self, random, part=0):
        self.random, self.check = random, part % 10
        self.children, self.adults = defaultdict(int), defaultdict(int)

    def child(self, sex, born, contradicts=False):
        """The PIN of a child; a contradicting one says another sex or another day of birth."""
        if contradicts:
            if self.random() < 0.5:
                sex = "m" if sex == "f" else "f"
            else:
                born = born - timedelta(1 + int(self.random() * 28))
        return self.next(self.children, sex, born)

    def adult(self, sex, born):
        return self.next(self.adults, sex, born)

    def next(self, given, sex, born):
        begin = f"{'1' if sex == 'f' else '2'}{born.day:02d}{born.month:02d}{born.year:04d}"
        number = given[begin]
        given[begin] = number + 1
        # Each serial once, in no order to be seen, and of each day another one first: of a PIN a page may
        # show the end alone.
        serial = (number * 3271 + crc32(begin.encode())) % 10_000
        return f"{begin}{serial:04d}{self.check}"
