"""What may be done with an extract: ask for it, release or refuse it, print it, hand it over."""

from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    AlreadyAnswered,
    Incomplete,
    NeedsAnotherPerson,
    insert_once,
    raise_refusals,
    refuse_future,
    require_text,
)
from umai.documents import papers
from umai.documents.models import PrintedPaper
from umai.law.children.categories import is_minor
from umai.law.terms.clock import today
from umai.refusal import Refusal
from umai.register.models import Identity
from umai.rights.extract import contents
from umai.rights.extract.models import Asker, ExtractAnswer, ExtractRequest, ExtractSubject, HandedOver

PAPER = "rights.extract"


class MayNotAsk(Refusal):
    """Whoever asks has no right to this file: the child is grown up, or the person is not of the family."""


class NotSafe(Refusal):
    """The child is protected from whoever asks, or a protection runs: nobody may hand it over."""


class NotReleased(Refusal):
    """Nobody released it, so it is not printed."""


@act("rights.ask_extract", done=gettext_lazy("wrote down who asks what is kept"))
def ask_extract(child, *, by, id, asker, adult_id, subject, ground, shown, asked_on):
    """Write down who asks, in what right, and what was shown to prove it; answers the request.

    `adult_id` is an adult of the family, None where the person whose file it is asks. A parent or carer is
    told of the child while it is a minor, and later only of themselves. Raises `Incomplete`, `MayNotAsk`,
    `ImpossibleTime`, `AlreadyReceived`.
    """
    require_text(ground, _("Write in what right this person asks. Nothing was saved."))
    require_text(shown, _("Write which paper you looked at, and its number. Nothing was saved."))
    refuse_future(asked_on)
    if asker == Asker.CHILD:
        adult_id, subject = None, ExtractSubject.CHILD
    elif adult_id is None:
        raise Incomplete(
            _("Choose which adult of the family asks. Whoever is not in the family of the file gets nothing.")
        )
    elif subject == ExtractSubject.CHILD:
        refuse_grown(child)
    return insert_once(
        ExtractRequest(
            id=id,
            child_id=child.child_id,
            asker=asker,
            adult_id=adult_id,
            subject=subject,
            ground=ground.strip(),
            shown=shown.strip(),
            asked_on=asked_on,
        )
    )


def refuse_grown(child):
    """Raise `MayNotAsk` where the child is of age: then it asks itself."""
    born = Identity.objects.filter(child_id=child.child_id).values_list("birth_date", flat=True).first()
    if born and not is_minor(born, today()):
        raise MayNotAsk(
            _(
                "The child is of age and asks itself what is kept. Nothing was saved. Choose that the paper"
                " is only about the adult who asks."
            )
        )


@act("rights.release_extract", done=gettext_lazy("released what is kept to whoever asked"))
def release_extract(request, *, by, words):
    """Say as another person that it is safe to hand it over, and how that was judged.

    The database refuses it for whoever is feared and while a protection runs. Raises `Incomplete`,
    `NeedsAnotherPerson`, `NotSafe`, `AlreadyAnswered`.
    """
    require_text(words, _("Write how you judged that it is safe. Nothing was released."))
    return answer(request, released=True, words=words)


@act("rights.refuse_extract", done=gettext_lazy("refused what is kept to whoever asked"))
def refuse_extract(request, *, by, refused_for, words):
    """Refuse to hand it over. Raises `Incomplete`, `NeedsAnotherPerson`, `AlreadyAnswered`."""
    require_text(words, _("Write why it is not handed over. Nothing was saved."))
    return answer(request, released=False, refused_for=refused_for, words=words)


def answer(request, **said):
    another = NeedsAnotherPerson(
        _("Another person than the one who took the request down has to judge it. Nothing was saved.")
    )
    refusals = {"extract_by_two": another, "extract_not_safe": not_safe(), "request_id": answered()}
    with raise_refusals(refusals):
        said["words"] = said["words"].strip()
        return ExtractAnswer.objects.create(child_id=request.child_id, request=request, **said)


def answered():
    return AlreadyAnswered(_("Somebody has answered this already. That answer stands."))


def not_safe():
    return NotSafe(
        _(
            "This may not be handed over: the child is protected from whoever asks, or a protection runs, or"
            " the person is not of the family. Nothing was released. Refuse it, and say nothing of the reason"
            " to whoever asks."
        )
    )


@act("rights.print_extract", done=gettext_lazy("printed what is kept for whoever asked"))
def print_extract(request, *, by, language):
    """Print the paper of a released request; answers the row that says so, with the file as `row.pdf`.

    Raises `NotReleased` where nobody released it or it is not safe any more.
    """
    not_released = NotReleased(
        _("This was not released, or it is not safe any more. Nothing was printed. Ask the department.")
    )
    values = contents.values_of(request, by, language)
    record = papers.check_value_of(contents.TEMPLATE, values, language, record=request.pk)
    pdf = papers.render_pdf(contents.TEMPLATE, values, language, record=request.pk)
    row = PrintedPaper(
        child_id=request.child_id,
        about_kind=request._meta.label_lower,
        about_id=request.pk,
        paper=PAPER,
        language=language,
        sha256=sha256(pdf).hexdigest(),
        check_value=record,
    )
    with raise_refusals({"extract_not_released": not_released}):
        row.save(force_insert=True)
    row.pdf = pdf
    return row


@act("rights.hand_over", done=gettext_lazy("handed over what is kept"))
def hand_over(request, *, by, to_whom, handed_on):
    """Write down that the paper printed last was handed over. Raises `Incomplete`, `NotReleased`."""
    require_text(to_whom, _("Write who took the paper. Nothing was saved."))
    refuse_future(handed_on)
    return write_handed_over(request, request.pk, PAPER, to_whom, handed_on)


def write_handed_over(record, about_id, paper, to_whom, handed_on):
    """The row that says that the paper printed last was handed over. Called inside an act."""
    papers_printed = PrintedPaper.objects.filter(
        child_id=record.child_id, about_id=about_id, paper=paper
    ).order_by("-recorded_at")
    printed = papers_printed.first()
    if printed is None:
        raise NotReleased(_("The paper was not printed yet, so nothing can have been handed over."))
    once = AlreadyAnswered(_("That this paper was handed over is written down already."))
    with raise_refusals({"printed_id": once}):
        return HandedOver.objects.create(
            child_id=record.child_id, printed=printed, to_whom=to_whom.strip(), handed_on=handed_on
        )
