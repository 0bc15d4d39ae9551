"""The act of the duty to report: write what was found when a body was asked what it knew."""

from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import ANY_ROW, require_seen, require_text
from umai.oversight.duty.evidence import harms_of
from umai.oversight.duty.models import DutyJudgement
from umai.refusal import Refusal


class BodyNotListed(Refusal):
    """This body is not on the list for this child: it reported, or nothing shows that it knew the child."""


@act("oversight.judge")
def judge_body(case, *, by, key, found, words, seen=ANY_ROW):
    """Write what was found about one body in the case of a child who was hurt.

    A later finding replaces it. `key` is that of the list, `seen` the id of the finding that the writer
    saw, or None. Raises `BodyNotListed`, `Incomplete` without words, `AlreadyReplaced`.
    """
    require_text(words, _("Write what was asked and what was answered. Nothing was saved."))
    (harm,) = harms_of([case], by)
    one = next((body for body in harm.bodies if body.key == key), None)
    if one is None:
        raise BodyNotListed(
            _("This body is not on the list for this child any more. Nothing was saved. Open the list again.")
        )
    require_seen(one.judgement, seen)
    if one.judgement is None:
        return DutyJudgement.objects.create(
            child_id=case.child_id, case=case, body=one.body, key=key, name=one.name, found=found, words=words
        )
    if (one.judgement.found, one.judgement.words) == (found, words):
        return one.judgement  # the same form, sent twice
    return one.judgement.replace_with(why=ReplacementReason.CHANGE, found=found, words=words)
