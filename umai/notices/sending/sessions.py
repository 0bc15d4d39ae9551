"""Sessions of the Commission by e-mail and SMS: that one is convened, or not held; never about whom."""

from datetime import date, time
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.design.days import date_in_words
from umai.machine.cluster.functions import fetch_rows
from umai.notices.calls.models import Notice, NoticeWay, SittingNews
from umai.notices.sending.notices import ways_that_reach
from umai.notices.sending.words import NoticeMessage
from umai.staff import contacts

PAGE = "/commission/"  # not by `reverse`, as in `words`


class ToldSession(NamedTuple):
    """When a session is, and whether it is still coming or was said not to be held."""

    held_on: date
    begins_at: time
    coming: bool
    cancelled: bool

    def stands(self, told) -> bool:
        """Whether this news of it is still true."""
        return self.coming if told == SittingNews.CONVENED else self.cancelled


def write_session_notices(*, using="default", ways=None):
    """Write the notices of sessions that were convened, or are not held after all; answers how many.

    A member is told of each once, by every way that there is; the screen is the first page.
    """
    ways = settings.UMAI_WAYS if ways is None else ways
    waiting = fetch_rows("select session_id, told, worker_id from commission_to_tell()", using=using)
    known = contacts.contacts_of({who for _session, _told, who in waiting}, using=using)
    rows = [
        Notice(sitting=session, told=told, worker_id=who, way=way)
        for session, told, who in waiting
        for way in (NoticeWay.SCREEN, *ways_that_reach(known[who], ways))
    ]
    Notice.objects.using(using).bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def told_session(notice, using) -> ToldSession:
    """The session of this notice as it stands now."""
    (found,) = fetch_rows("select * from commission_session_told(%s)", [notice.sitting], using=using)
    return ToldSession(*found)


def session_message(language, address, told, session):
    """The message about a session: the day and the hour, and where to read the agenda."""
    with override(language):
        product = _(settings.UMAI_NAME)
        values = {
            "name": product,
            "where": f"{address}{PAGE}" if address else product,
            "day": date_in_words(session.held_on),
            "hour": f"{session.begins_at:%H:%M}",
        }
        if told == SittingNews.CONVENED:
            short = _("%(name)s: the Commission sits. Day: %(day)s, hour: %(hour)s. Open %(where)s")
            subject = _("%(name)s: a session of the Commission is convened")
            to_do = _(
                "The agenda and the notes stand there. Whoever is kin to a child steps back beforehand."
            )
        else:
            short = _(
                "%(name)s: the session of the Commission is not held. Day: %(day)s, hour: %(hour)s. Open"
                " %(where)s"
            )
            subject = _("%(name)s: a session of the Commission is not held")
            to_do = _("If it is held on another day, you are told of that day too.")
        said = [short % values, to_do, _("This message names no child on purpose: others may read it.")]
        return NoticeMessage(short % values, subject % values, "\n\n".join(said), urgent=False)
