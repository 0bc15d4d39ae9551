"""The list of ties of staff to children, for who answers for the staff."""

from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.walls import reading


class Ties(Page):
    """What may be a tie, what waits for a second person, and every file that is closed to somebody."""

    look = "walls.read"
    template = "walls/rows.html"

    def context(self):
        by = self.by
        return {
            "requests": reading.lift_requests(by),
            "suggestions": reading.suggestions(by),
            "second_records": reading.second_records(by),
            "walls": reading.standing_walls(by),
            "names": may_do(by, "walls.name_worker"),
        }
