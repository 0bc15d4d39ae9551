"""What other rooms read of self-harm: warnings, counts, what happened, and what a closing asks."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.reach import reach_sql, rows_of_child
from umai.design.days import date_in_words
from umai.design.parts import TimelineEvent
from umai.register import merge_groups
from umai.self_harm.following.state import following_state
from umai.self_harm.following.views import contact_title
from umai.self_harm.models import (
    DeathAnswer,
    DeathConclusion,
    DeathReview,
    FollowingContact,
    SelfHarmPath,
    SelfHarmPathEnding,
)
from umai.self_harm.path.lines import ending_in_words, kind_in_words
from umai.self_harm.path.state import path_state, running_path_ids, running_paths_of
from umai.self_harm.path.steps import ALL_PATH_STEPS


class SelfHarmWarning(NamedTuple):
    """A path that runs, in a sentence, with its address."""

    words: str
    url: str
    urgent: bool


def path_warnings(child_id, by) -> list[SelfHarmWarning]:
    """The paths of this child that run, as warnings on the child's summary and on the page of a case.

    The caller has consulted the record of the child or the case. One short query where none runs.
    """
    if not running_path_ids(by, merge_groups.ids_of(child_id, by)):
        return []
    return [path_warning(path, by) for path in running_paths_of(child_id, by)]


def path_warning(path, by) -> SelfHarmWarning:
    """One path: how many steps are open, or until when the next contact is due."""
    url = path.get_absolute_url()
    if path.is_death:
        return SelfHarmWarning(
            _("The child died: a review is owed by somebody outside the line."), url, False
        )
    state, due = path_state(path, by), following_state(path, by)
    waiting, until = len(state.open_steps()), date_in_words(due.due_on) if due.due_on else ""
    what = kind_in_words(path)
    if waiting:
        words = ngettext(
            "Do not leave the child alone. %(what)s. %(n)d step of the urgent path is open.",
            "Do not leave the child alone. %(what)s. %(n)d steps of the urgent path are open.",
            waiting,
        ) % {"what": what, "n": waiting}
    elif due.year_over:
        words = _("%(what)s. The year after is over on %(day)s: end the path then.") % {
            "what": what,
            "day": until,
        }
    else:
        words = _("%(what)s. Next contact with the child until %(day)s.") % {"what": what, "day": until}
    return SelfHarmWarning(words, url, bool(waiting) or due.is_late)


def blocks_or_warns(case, by) -> list[str]:
    """What a closing of this case has to answer: a path whose year is not over. It blocks nothing.

    For `umai.review`: whoever proposes to close says who goes on being in touch with the child.
    """
    return [
        _(
            "After self-harm the child is followed until %(day)s. Say who goes on being in touch with the"
            " child when the case is closed."
        )
        % {"day": date_in_words(path.follow_until)}
        for path in running_paths_of(case.child_id, by)
        if path.follow_until is not None
    ]


def following_sql(by):
    """The query, in SQL, for how many contacts are due (`self_harm_due`, `self_harm_late`).

    `self_harm_unspoken`: with how many children nobody has spoken since it was known.
    """
    return """select count(*) filter (where due_on <= %(on)s) as self_harm_due,
            count(*) filter (where due_on < %(on)s) as self_harm_late,
            count(*) filter (where not spoken) as self_harm_unspoken
        from self_harm_following(%(on)s)"""


def reviews_owed_sql(by):
    """The query, in SQL, for how many reviews wait for the own office (`reviews_owed`, `reviews_late`)."""
    return f"""select count(*) as reviews_owed,
            count(*) filter (where c.answer_due_on < %(on)s) as reviews_late
        from self_harm_deathconclusion c where c.body_id = %(office)s and ({reach_sql(by, "c.")})
            and not exists (select from self_harm_deathanswer a where a.conclusion_id = c.id)"""


def events_of(child, by):
    """What was done after self-harm in one record, as `TimelineEvent`s; never who told the office."""
    for row in rows_of_child(SelfHarmPath.objects, child, by):
        title = _("Urgent path after self-harm: %(what)s") % {"what": kind_in_words(row)}
        yield TimelineEvent.of_row(row, title, text=row.words, url=row.get_absolute_url())
    for step in ALL_PATH_STEPS:
        for row in rows_of_child(step.model.ever, child, by):
            lines = [str(step.summary(row)), "" if row.current else _("Replaced by a later entry.")]
            yield TimelineEvent.of_row(row, str(step.title), text="\n".join(filter(None, lines)))
    for row in rows_of_child(FollowingContact.objects, child, by):
        title = _("Contact of the year after: %(what)s") % {"what": contact_title(row)}
        yield TimelineEvent.of_row(row, title, text=row.words)
    for row in rows_of_child(SelfHarmPathEnding.objects, child, by):
        yield TimelineEvent.of_row(row, _("The path after self-harm ended"), text=ending_in_words(row))
    for row in rows_of_child(DeathReview.objects, child, by):
        yield TimelineEvent.of_row(row, _("A review after the death began"), url=row.get_absolute_url())
    for row in rows_of_child(DeathConclusion.objects, child, by):
        yield TimelineEvent.of_row(row, _("The review after the death was concluded"))
    for row in rows_of_child(DeathAnswer.objects, child, by):
        yield TimelineEvent.of_row(row, _("The review after the death was answered"))
