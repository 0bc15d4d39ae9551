"""Write to an office that owes something, and answer as that office."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import AlreadyAnswered, insert_once, require_text
from umai.law.justice.watching import letter_due_on
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.watch.letters.models import WatchLetter, WatchLetterAnswer


@act("watch.write_letter", done=gettext_lazy("wrote to the office about what it owes"))
def write_letter(office, *, by, of_list, row, words, id=None):
    """Write to this office about a `WatchRow` of the list of this name; answers the numbered letter.

    Raises `Incomplete`, `NotPermitted` for a row that the writer does not watch over, `AlreadyReceived`.
    """
    require_text(words, _("Write what you ask of the office. Nothing was saved."))
    letter = WatchLetter(
        to_office=office,
        of_list=of_list,
        about=row.id,
        child_id=row.child,
        district_id=row.district,
        owed_on=row.owed_on,
        words=words.strip(),
        due_on=letter_due_on(today()),
    )
    elsewhere = NotPermitted(_("This is not among what you watch over. Nothing was saved."))
    insert_once(letter, {"watch_letter_of_watched": elsewhere}, id=id)
    letter.refresh_from_db()  # its number and its day are the database's
    return letter


@act("watch.answer_letter", done=gettext_lazy("answered those who watch over the office"))
def answer_letter(letter, *, by, words, id=None):
    """Answer as the office to which the letter is addressed.

    Raises `Incomplete`, `NotPermitted`, `AlreadyAnswered`, `AlreadyReceived`.
    """
    if by.reach.office_id != letter.to_office_id:
        raise NotPermitted(_("This letter is for another office. Nothing was saved."))
    require_text(words, _("Write what was done, and what will be done until when. Nothing was saved."))
    twice = AlreadyAnswered(
        _("This letter was answered before. That answer stands, and nothing was changed.")
    )
    return insert_once(WatchLetterAnswer(letter=letter, words=words.strip()), {"letter_id": twice}, id=id)
