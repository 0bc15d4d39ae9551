"""What may be done: print posters and cards, say where one hangs or is gone, record a telephone."""

from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.requirements import (
    ANY_ROW,
    Incomplete,
    insert_once,
    refuse_future,
    require_seen,
    require_text,
)
from umai.offices.staff import require_own_office
from umai.outreach.contacts import telephone_of
from umai.outreach.models import Hours, OfficeTelephone, Poster, PosterLoss, PrintRun
from umai.outreach.sheets import MOST_SHEETS, sheets_of
from umai.refusal import Refusal
from umai.staff.models import Office


class TooManySheets(Refusal):
    """There are more sheets than one file may have."""


class PosterAlreadyWritten(Refusal):
    """The poster is written down already, or was reported as gone already."""


@act("outreach.print_sheets")
def print_sheets(place, *, by, papers, languages, base):
    """Print posters and cards for a village, or for every village of a municipality, as one PDF.

    `papers` and `languages` are values of `SheetKind` and `OutreachLanguage`; `base` is the address of
    the report form without its path. Answers the row, with the file as `row.pdf`. Raises `Incomplete`,
    `TooManySheets`.
    """
    if not papers or not languages:
        raise Incomplete(_("Choose what to print, and in which languages. Nothing was printed."))
    printed = sheets_of(place, papers=papers, languages=languages, base=base)
    if printed.count > MOST_SHEETS:
        raise TooManySheets(
            _(
                "These would be %(n)d sheets, and one file holds %(most)d. Nothing was printed. Choose one"
                " village, or fewer languages."
            )
            % {"n": printed.count, "most": MOST_SHEETS}
        )
    row = PrintRun.objects.create(
        place=place, papers=list(papers), languages=list(languages), sheets=printed.count
    )
    row.pdf = printed.pdf()
    return row


@act("outreach.put_up")
def put_up_poster(place, *, by, id, put_up_on, where, by_whom):
    """Say where a poster hangs in this village, since which day, and who put it up (a post, no name).

    `id` is made by the writer. Raises `Incomplete`, `ImpossibleTime`, `PosterAlreadyWritten`.
    """
    require_text(where, _("Write where the poster hangs. Nothing was saved."))
    require_text(by_whom, _("Write who put it up. Nothing was saved."))
    refuse_future(
        put_up_on, _("This day has not come yet. Write it down when the poster hangs. Nothing was saved.")
    )
    row = Poster(id=id, place=place, put_up_on=put_up_on, where=where.strip(), by_whom=by_whom.strip())
    return insert_poster_row(row)


@act("outreach.take_down")
def take_down_poster(poster, *, by, noticed_on):
    """Say that a poster is gone; `noticed_on` is the day on which somebody saw that.

    Raises `ImpossibleTime`, `PosterAlreadyWritten`.
    """
    refuse_future(noticed_on)
    return insert_poster_row(PosterLoss(poster=poster, noticed_on=noticed_on))


@act("outreach.record_telephone")
def record_telephone(
    office, *, by, number, hours, called_on=None, hours_from=None, hours_to=None, seen=ANY_ROW
):
    """Record the telephone of an office that may be printed; an empty number removes it.

    `called_on` is the day on which somebody called it and the office answered. `seen` is the id of the row
    before that the writer saw, or None. Raises `Incomplete`, `ImpossibleTime`,
    `AlreadyReplaced`, `NotPermitted` for an office of another district.
    """
    require_own_office(by, office)
    Office.objects.select_for_update().get(pk=office.pk)  # two people may record a number at once
    require_seen(telephone_of(office), seen)
    if not number:
        return OfficeTelephone.objects.create(office=office, number="", hours=Hours.UNKNOWN)
    if called_on is None:
        raise Incomplete(_("Call the number first, and write on which day the office answered."))
    refuse_future(called_on)
    working = hours == Hours.WORKING_DAYS
    if working and not (hours_from and hours_to and hours_from < hours_to):
        raise Incomplete(_("Write from which hour until which hour somebody answers. Nothing was saved."))
    return OfficeTelephone.objects.create(
        office=office,
        number=number,
        hours=hours,
        called_on=called_on,
        hours_from=hours_from if working else None,
        hours_to=hours_to if working else None,
    )


def insert_poster_row(row):
    """Write the row; raises `PosterAlreadyWritten` when there is one of the same id or of the same poster."""
    refusal = PosterAlreadyWritten(_("This was written down before. Nothing was changed."))
    return insert_once(row, {"_pkey": refusal, "poster_id": refusal})
