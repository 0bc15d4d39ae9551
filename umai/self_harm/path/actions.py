"""Open a path after self-harm or a threat of it, and end it. The steps are acts of their own (`steps`)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    ANY_ROW,
    AlreadyEnded,
    Incomplete,
    NeedsAnotherPerson,
    insert_once,
    refuse_future,
    require_text,
)
from umai.design.days import date_in_words
from umai.intake.cases.actions import lock_file
from umai.intake.models import Case
from umai.justice.incidents.reading import open_case_of
from umai.law.justice.self_harm import followed_until, next_contact_on
from umai.law.options.choices import is_marked, may_be_chosen
from umai.law.terms.clock import day_of, today
from umai.refusal import NotPermitted, Refusal
from umai.register import merge_groups
from umai.self_harm.path.models import KINDS, PathOutcome, SelfHarmPath, SelfHarmPathEnding
from umai.self_harm.path.state import running_paths_of


class PathRuns(Refusal):
    """A path of this child runs, and the writer has not seen it."""


class YearNotOver(Refusal):
    """The year after is not over."""


@act("self_harm.open", done=gettext_lazy("opened the urgent path after self-harm"))
def open_path(child, *, by, kind, told_by, happened_at, words, case_id=None, seen=ANY_ROW, id=None):
    """Open the urgent path of this child; answers the `SelfHarmPath`. Somebody is called at once.

    `seen` is the id of the path that runs, as the writer saw it, or None: where it happened again, the
    earlier path ends with the new one. Raises `PathRuns`, `Incomplete`, `ImpossibleTime`, `AlreadyReceived`.
    """
    lock_file(child.pk)
    require_text(words, _("Write what the child said or did, in a few words. Nothing was saved."))
    refuse_future(happened_at)
    if not may_be_chosen(KINDS, kind, day_of(happened_at)):
        raise Incomplete(_("Choose what happened from the list. Nothing was saved."))
    child_id, case_id = file_of_path(child, case_id, by)
    running = list(running_paths_of(child.pk, by))
    if running and seen is not ANY_ROW and running[0].pk != seen:
        raise PathRuns(
            _(
                "A path runs for this child since %(day)s. Nothing was opened twice. Go on there; if it"
                " happened again, send this once more."
            )
            % {"day": date_in_words(day_of(running[0].recorded_at))}
        )
    died = is_marked(KINDS, kind, "death")
    path = insert_once(
        SelfHarmPath(
            child_id=child_id,
            case_id=case_id,
            kind=kind,
            told_by=told_by,
            happened_at=happened_at,
            words=words,
            contact_due_on=None if died else next_contact_on(today(), None),
            follow_until=None if died else followed_until(today()),
        ),
        id=id,
    )
    # A death follows nobody: that an earlier path ends with it, a second person says.
    for one in running if not died else ():
        SelfHarmPathEnding.objects.create(child_id=one.child_id, path=one, outcome=PathOutcome.GOES_ON)
    return path


def file_of_path(child, case_id, by):
    """The record and the open case in which a path stands: the case it is opened from, else the latest.

    Of a child with several records that with the case is taken, and this one without a case where none is
    open. Raises `NotPermitted` for a case of another child.
    """
    if case_id is not None:
        ids = merge_groups.ids_of(child.pk, by)
        if not Case.objects.within_reach_of(by).filter(pk=case_id, child_id__in=ids).exists():
            raise NotPermitted(
                _("This case is of another child. Nothing was saved. Open the child's page anew.")
            )
    found = open_case_of(child, by, case_id)
    return (found.child_id, found.pk) if found else (child.pk, None)


@act("self_harm.end", done=gettext_lazy("ended the path after self-harm"))
def end_path(path, *, by, outcome, words, id=None):
    """End a path: its year is over, or another person than its writer says why it ends before.

    Raises `YearNotOver`, `NeedsAnotherPerson`, `AlreadyEnded`, `Incomplete`, `AlreadyReceived`.
    """
    lock_file(path.child_id)
    require_text(words, _("Write how it is known, and who is near the child now. Nothing was saved."))
    if outcome == PathOutcome.GOES_ON:
        raise Incomplete(_("Where it happened again, open the path anew. Nothing was saved."))
    row = SelfHarmPathEnding(child_id=path.child_id, path=path, outcome=outcome, words=words)
    refusals = {
        "self_harm_year_over": YearNotOver(
            _("The year is not over yet. Nothing was saved. Say why the path ends before, or go on.")
        ),
        "self_harm_ended_by_another": NeedsAnotherPerson(
            _(
                "Whoever opened a path does not end it before the year is over. Nothing was saved."
                " Ask another person of the department."
            )
        ),
        "path_id": AlreadyEnded(_("This path has ended. Nothing was saved twice.")),
    }
    return insert_once(row, refusals, id=id)
