"""What writers of rows of one child after another share: where a row is held, who wrote it, which words."""

from datetime import timedelta

from rehearsal.register_rows import NOTES, ZONE


class RowWriter:
    """Writes rows into lines; nothing of it is of today or later, so that no row lies ahead of its reader."""

    def __init__(self, lines, new_id, random, today):
        self.lines, self.new_id, self.random, self.today = lines, new_id, random, today
        self.yesterday = today - timedelta(1)

    def held(self, home, on, *, by=None, office=None, hour=16):
        """Where a row is held, and when and by whom it was written: the municipality's worker unless said."""
        at = self.at(on, hour)
        who = f"{by or home.workers[0]}\t{office or home.writes}"
        return f"{home.district}\t{home.id}\t{home.office}\t{at}\t{who}\tform"

    def of_department(self, home, on, *, head=False, hour=15):
        """The same of a row that the department wrote: its specialist, or its head."""
        people = home.heads if head else home.specialists
        return self.held(home, on, by=people[0], office=home.department, hour=hour)

    def at(self, on, hour):
        return f"{on} {hour:02d}:{int(self.random() * 60):02d}{ZONE}"

    def note(self, kind):
        notes = NOTES[kind]
        return notes[int(self.random() * len(notes))]

    def happens(self, share):
        return self.random() < share

    def days(self, first, last):
        """So many days, from one number to another."""
        return timedelta(first + int(self.random() * (last - first + 1)))

    def one_of(self, things):
        return things[int(self.random() * len(things))]

    def paper_number(self, on):
        return f"{1 + int(self.random() * 900)}/{on.year}"


def one_day_later(on):
    return on + timedelta(1)


def as_copy_bool(value):
    return "t" if value else "f"
