"""What a person answers to a contradiction that cannot be mended now."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import ANY_ROW, Incomplete, require_text, write_current
from umai.contradictions.models import ContradictionAnswer, ContradictionAnswerKind
from umai.contradictions.reading import found_by_rule
from umai.law.contradictions import last_day_of_rest
from umai.law.terms.clock import today
from umai.refusal import Refusal


class NothingContradicts(Refusal):
    """The rows fit together by now, or they never did not."""


@act("contradictions.answer", done=gettext_lazy("answered what does not fit together"))
def answer_contradiction(child, *, by, rule, what, words, seen=ANY_ROW):
    """Say that a contradiction cannot be found out now, or that both are true; it rests from now on.

    `rule` is the slug of the rule, `seen` the answer that the writer saw. Nothing else of the file is
    changed. Raises `Incomplete`, `NothingContradicts`, `AlreadyReplaced`.
    """
    require_text(words, _("Write what you tried, or why both are true. Nothing was saved."))
    if what not in ContradictionAnswerKind.values:
        raise Incomplete(_("Choose one of the answers. Nothing was saved."))
    found = found_by_rule(child.pk, rule, by)
    if found is None:
        raise NothingContradicts(
            _("This fits together by now, so there is nothing to answer. Nothing was changed.")
        )
    on = today()
    return write_current(
        ContradictionAnswer,
        seen,
        {"child_id": child.pk, "rule": rule},
        what=what,
        words=words.strip(),
        rows=found.rows,
        holds_from=on,
        holds_to=last_day_of_rest(on) if what == ContradictionAnswerKind.NOT_KNOWN else None,
    )
