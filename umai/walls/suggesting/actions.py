"""The acts on ties that may be there: a worker says one in words, and who answers for the office decides."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.models import Tie
from umai.access.requirements import Incomplete, require_text
from umai.refusal import NotPermitted
from umai.walls.database import ask_or_refuse
from umai.walls.models import SuggestedHow, TieAnswer, TieSuggestion


@act("walls.say")
def say_tie(worker, *, by, words):
    """Say in words to which child the speaker is tied, without opening a file; the head answers.

    Raises `Incomplete`.
    """
    require_text(words, _("Write which child it is, and what ties you. Nothing was saved."))
    refusal = NotPermitted(_("This cannot be said here. Nothing was saved. Tell the head of your office."))
    pk = ask_or_refuse("select walls_say(%s)", [words], refusal)
    return TieSuggestion(pk=pk)


@act("walls.answer_suggestion", done=gettext_lazy("answered whether a worker is tied to the child"))
def answer_suggestion(suggestion, *, by, tie="", words=""):
    """Close the file to the worker who may be tied to the child, or say why there is no tie.

    `tie` "": there is none, or it was declared on the child's file. Raises `Incomplete`, `NotPermitted`.
    """
    if tie and (tie not in Tie.values or suggestion.how == SuggestedHow.SAID):
        raise Incomplete(_("Choose what is so. Nothing was saved."))
    if not tie:
        require_text(words, _("Write how you know it, or what you did. Nothing was saved."))
    refusal = NotPermitted(_("This is not for you to answer, or somebody answered it. Nothing was changed."))
    pk = ask_or_refuse(
        "select walls_answer_suggestion(%s, %s, %s)", [suggestion.pk, tie, words.strip()], refusal
    )
    row = TieAnswer(pk=pk, suggestion_id=suggestion.pk)
    row.child_id, row.district_id = suggestion.child_id, suggestion.district_id
    return row
