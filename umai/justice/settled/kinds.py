"""The kinds of rows for the letter about a matter that was settled away, and for its answer."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from umai.access.requirements import AlreadyAnswered, Incomplete
from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.justice.kind import JusticeKind
from umai.justice.line import first_id_of
from umai.justice.proceedings.models import Proceeding
from umai.justice.proceedings.reading import stages_of
from umai.justice.settled.models import SettledAnswer, SettledLetter
from umai.justice.settled.reading import settled_matter
from umai.law.justice.proceedings import prosecutor_answer_due_on
from umai.law.options.choices import is_marked
from umai.staff.models import OfficeKind


def matter_now(record, by) -> Proceeding:
    """The row that says now what these proceedings are."""
    return Proceeding.objects.within_reach_of(by).get(line=first_id_of(record))


def require_letter_owed(record, answers, by):
    """A letter is about what was settled away, and goes somewhere."""
    settled = settled_matter(matter_now(record, by), by)
    if settled is None:
        raise Incomplete(
            _("This was not settled away, so there is nothing to write about. Nothing was saved.")
        )
    if not (answers.get("to_office_id") or (answers.get("to_words") or "").strip()):
        raise Incomplete(_("Choose the prosecutor's office, or write its name. Nothing was saved."))
    if answers["happened_on"] < settled.ended_on:
        raise Incomplete(
            _("This letter is older than the end that it is about. Check the day. Nothing was saved.")
        )


def require_next_letter(record, answers, by):
    """A second letter goes higher, and only when the first one had its time or was answered."""
    settled = settled_matter(matter_now(record, by), by)
    assert settled  # `require_letter_owed` came before
    if settled.letter and settled.owed_on and not settled.is_late:
        raise AlreadyAnswered(
            _("A letter was written already. The answer is owed until %(day)s. Nothing was saved twice.")
            % {"day": date_in_words(settled.owed_on)}
        )
    if settled.letter and not is_marked("letter_levels", answers.get("level") or "", "higher"):
        raise Incomplete(
            _(
                "The first letter went to the prosecutor of the district. Choose the one above. Nothing was"
                " saved."
            )
        )


def as_it_stands(record, answers, by):
    """What the letter says of the matter, as it stands when it is written."""
    matter = matter_now(record, by)
    settled = settled_matter(matter, by)
    assert settled  # `require_letter_owed` came before
    end = next(
        one
        for one in reversed(stages_of(matter, by))
        if (one.happened_on, one.ground) == (settled.ended_on, settled.ground)
    )
    return {
        "incident_id": matter.incident_id,
        "ended_on": end.happened_on,
        "stage": end.stage,
        "ground": end.ground,
        "act": matter.act,
        "article": end.article or matter.article,
        "matter": matter.number,
        "body": end.body,
        "due_on": prosecutor_answer_due_on(answers["happened_on"]),
    }


def letter_in_words(row):
    return f"№ {row.number}/{row.year}, {choice_label('letter_levels', row.level)}"


LETTER = JusticeKind(
    model=SettledLetter,
    of=Proceeding,
    slug="letter",
    title=_("Letters to the prosecutor"),
    question=_("To which prosecutor does the letter go?"),
    done=_("wrote to the prosecutor about a matter that was settled away"),
    lists={"level": "letter_levels"},
    offices={"to_office": OfficeKind.PROSECUTION},
    unasked=(
        *("incident", "year", "number", "ended_on", "stage", "ground", "act", "article", "matter", "body"),
        *("due_on", "follows"),
    ),
    day=_("Of which day is the letter?"),
    check=require_letter_owed,
    check_new=require_next_letter,
    derived=as_it_stands,
    summary=letter_in_words,
    advice="justice/letters",
)
ANSWER = JusticeKind(
    model=SettledAnswer,
    of=SettledLetter,
    slug="answer",
    title=_("What the prosecutor answered"),
    question=_("What did the prosecutor answer?"),
    done=_("wrote down what the prosecutor answered"),
    lists={"answer": "letter_answers"},
    unasked=("incident", "from_body"),
    day=_("Of which day is the answer?"),
    derived=lambda record, answers, by: {"incident_id": record.incident_id, "from_body": False},
    summary=lambda row: capfirst(choice_label("letter_answers", row.answer)),
)
