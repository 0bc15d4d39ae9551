"""The book of letters of each office: one number after another, in the order of their days."""

from collections import Counter

LAST_NUMBERS = """
select office, year, max(number) from (
    select of_office_id as office, year, number from justice_dutylettersigning where number is not null
    union all select recorded_office_id, year, number from justice_settledletter where number is not null) n
group by office, year
"""


class LetterBook:
    """Keeps the letters until all are known, and then writes them: a book counts by days, families do not.

    Letters are few, so that they are kept in memory. A second filling goes on after the numbers of the first.
    """

    def __init__(self):
        self.letters = []

    def enter(self, office, on, write):
        """`write(number)` writes the rows of this letter, once its number is known."""
        self.letters.append((on, len(self.letters), office, write))

    def write_all(self, cursor):
        """Number the letters and write their rows."""
        cursor.execute(LAST_NUMBERS)
        last = Counter({(str(office), year): number for office, year, number in cursor.fetchall()})
        for on, _nth, office, write in sorted(self.letters, key=lambda one: one[:2]):
            last[office, on.year] += 1
            write(last[office, on.year])
        self.letters.clear()
