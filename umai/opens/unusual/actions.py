"""The act on a question: say why the file was opened."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import AlreadyAnswered, Incomplete, raise_refusals, require_text
from umai.opens.unusual.models import OpenReason, UnusualOpenAnswer
from umai.refusal import NotPermitted


@act("opens.answer", done=gettext_lazy("said why the file was opened"))
def answer_question(question, *, by, reason, words):
    """Say why the file was opened; only who opened it can. Answers the answer.

    Raises `Incomplete`, `NotPermitted`, `AlreadyAnswered`.
    """
    if question.worker_id != by.pk:
        raise NotPermitted(_("Only whoever opened the file says why. Nothing was saved."))
    require_text(words, _("Write in your words what you needed the file for. Nothing was saved."))
    if reason not in OpenReason.values:
        raise Incomplete(_("Choose why you opened the file. Nothing was saved."))
    twice = AlreadyAnswered(_("You have answered this already. That answer stands."))
    with raise_refusals({"question_id": twice}):
        return UnusualOpenAnswer.objects.create(question_id=question.pk, reason=reason, words=words.strip())
