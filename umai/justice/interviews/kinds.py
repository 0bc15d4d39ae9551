"""The kind of row that counts how often a child was questioned."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from umai.access.requirements import Incomplete
from umai.design.law.choices import choice_label
from umai.justice.incidents.models import Incident
from umai.justice.interviews.models import Interview
from umai.justice.kind import JusticeKind
from umai.justice.line import first_id_of
from umai.law.options.choices import is_marked


def says_not_why_again():
    return Incomplete(
        _("The child was questioned about this before. Write why it was questioned again. Nothing was saved.")
    )


def interview_in_words(row):
    return choice_label("interview_bodies", row.body)


INTERVIEW = JusticeKind(
    model=Interview,
    of=Incident,
    title=_("The child was questioned"),
    question=_("Who questioned the child, and who was there?"),
    done=_("wrote down that the child was questioned"),
    day=_("On which day?"),
    hints={"why_again": _("Each time hurts the child. Leave it empty only at the first time.")},
    refusals={"interview_says_why_again": says_not_why_again},
    summary=interview_in_words,
    advice="justice/interview",
)


def interviews_in_words(incident, by) -> list[str]:
    """How often the child was questioned about this incident, and what should not have been, in sentences."""
    rows = list(Interview.objects.within_reach_of(by).filter(incident=first_id_of(incident)))
    if not rows:
        return []
    said = [
        ngettext(
            "The child was questioned about this %(n)d time.",
            "The child was questioned about this %(n)d times.",
            len(rows),
        )
        % {"n": len(rows)}
    ]
    alone = sum("nobody" in row.presence for row in rows)
    if alone:
        said.append(
            ngettext("%(n)d time nobody was with the child.", "%(n)d times nobody was with the child.", alone)
            % {"n": alone}
        )
    if any(is_marked("interview_presence", code, "wrong") for row in rows for code in row.presence):
        said.append(gettext("The suspect was present when the child was questioned."))
    return said
