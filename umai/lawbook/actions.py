"""Putting files of the law in force: one person proposes them, another agrees or does not."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import (
    AlreadyAnswered,
    NeedsAnotherPerson,
    insert_once,
    raise_refusals,
    require_text,
)
from umai.law.checks.check import check_edition
from umai.law.editions.edition import LawEdition
from umai.lawbook.models import LawAnswer, LawProposal
from umai.lawbook.reading import digest_agreed_last
from umai.machine.cluster.functions import fetch_value
from umai.refusal import Refusal


class CasesDiffer(Refusal):
    """The law with these files answers worked cases otherwise than they say."""


class SameLaw(Refusal):
    """These files are in force already."""


@act("lawbook.propose", done=gettext_lazy("proposed a change of the law"))
def propose_law(own_office, *, by, id, files: Mapping[str, str], reason):
    """Propose that these files, and no others, be laid over the law. `own_office` is the actor's.

    Raises `BadLaw`, `CasesDiffer`, `Incomplete`, `SameLaw`, `AlreadyReceived`.
    """
    require_text(reason, _("Write why the law is changed, and by which act. Nothing was proposed."))
    edition = LawEdition(files)
    if edition.digest == digest_agreed_last():
        raise SameLaw(_("These files are in force already, letter by letter. Nothing was proposed."))
    require_cases(edition)
    row = LawProposal(files=dict(edition.laid_over), digest=edition.digest, reason=reason.strip())
    return insert_once(row, id=id)


@act("lawbook.put_in_force", done=gettext_lazy("put a change of the law in force"))
def put_in_force(proposal, *, by):
    """Agree to a proposal as another person; the database says from when. Answers the answer.

    The files are checked once more, since Umai may have changed meanwhile. Raises `BadLaw`, `CasesDiffer`,
    `NeedsAnotherPerson`, `AlreadyAnswered`.
    """
    require_second_person(proposal)
    require_cases(LawEdition(proposal.files))
    with raise_refusals({"proposal_id": already_answered()}):
        answer = LawAnswer.objects.create(proposal=proposal, agreed=True)
    answer.refresh_from_db()
    return answer


@act("lawbook.refuse", done=gettext_lazy("did not agree to a change of the law"))
def refuse_law(proposal, *, by, words):
    """Do not agree, and say why: nothing changes. Raises `Incomplete`, and as `put_in_force`."""
    require_second_person(proposal)
    require_text(words, _("Write why you do not agree. Nothing was saved."))
    with raise_refusals({"proposal_id": already_answered()}):
        return LawAnswer.objects.create(proposal=proposal, agreed=False, reason=words.strip())


def require_cases(edition: LawEdition) -> None:
    """Refuse an edition whose worked cases have other answers. Raises `BadLaw`, `CasesDiffer`."""
    differing = check_edition(edition).differing
    if differing:
        raise CasesDiffer(
            _(
                "With these files the law has other answers to %(number)s worked cases. Nothing was changed."
                " Where the new answer is meant, add a case for the same situation that says so."
            )
            % {"number": len(differing)}
        )


def require_second_person(proposal):
    """Raise unless the speaker may answer this proposal, and nobody has."""
    if LawAnswer.objects.filter(proposal=proposal).exists():
        raise already_answered()
    if not fetch_value("select lawbook_may_agree(%s)", [proposal.pk]):
        raise NeedsAnotherPerson(
            _(
                "You cannot be the second person here: not who proposed it, and not where a newer proposal"
                " stands. Nothing was changed."
            )
        )


def already_answered():
    return AlreadyAnswered(_("Another person has answered this already. That answer stands."))
