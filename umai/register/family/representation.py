"""Who may act for the child of a file at school, at the clinic and before an office, in words."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from umai.design.law.certainty import HOW_SURE
from umai.law.children.representation import MayAct, Representation, representation_on

ANSWERS = {
    MayAct.YES: _("May act for the child: %(who)s"),
    MayAct.PROBABLY: _("Probably may act for the child: %(who)s"),
    MayAct.NOBODY_KNOWN: _("Nobody is known who may act for the child"),
    MayAct.OF_AGE: _("Nobody else acts for somebody who is of age"),
}
REASONS = {
    "guardian": _("a guardian, by a paper that is valid"),
    "parent": _("a parent who is not recorded as away"),
    "representative": _("written down as legal representative"),
    "institution": _("the institution in which the child was placed"),
    "foster": _("foster family, by an agreement that is valid"),
    "attorney": _("by a power of attorney that is valid, in what it says"),
    "parent_away": _("a parent who is away keeps the rights; ask whether the office accepts it from there"),
    "parent_reachable": _("a parent who is away keeps the rights, and can be reached"),
    "parent_held": _(
        "a parent in prison or in detention keeps the rights; ask the office how they can be asked there"
    ),
    "without_paper": _("the carer, without a paper"),
    "parent_unreached": _("a parent has the rights, but cannot be reached; no paper is known to be enough"),
    "rights_touched": _("the rights of the parents are restricted or taken; no paper is known to be enough"),
    "parents_gone": _("the parents are dead, missing, unknown or incapable; no paper is known to be enough"),
    "nobody": _("no parent is written down, and no paper that is known to be enough"),
    "of_age": _("from the birthday on which somebody comes of age"),
}
DOUBTS = {
    "two_guardians": _("Two guardians at once: %(who)s. Ask which paper holds, or whether they act jointly."),
    "guardian_away": _("The guardian is away: %(who)s. Ask who is with the child."),
    "guardian_under_age": _("The guardian is under age: %(who)s. Ask the guardian authority."),
    "guardian_barred": _("Something bars the guardian: %(who)s. Ask the guardian authority."),
    "guardian_gone": _("The guardian can no longer act: %(who)s. The child needs another."),
    "parent_present": _("A parent with rights is here: %(who)s. Ask what becomes of the guardianship."),
}


def representation_of(file) -> Representation:
    """Who may act for this child on the day of the file, by name, as far as the register knows."""
    known = file.life
    found = representation_on(known.life, file.on)
    return found._replace(
        who=tuple(known.named(found.who)),
        parents=tuple(known.named(found.parents)),
        doubts=tuple(one._replace(who=tuple(known.named(one.who))) for one in found.doubts),
    )


def representation_in_words(file) -> str:
    """Who may act for the child, why, and how sure that is, in sentences."""
    found = representation_of(file)
    said = {"answer": _answer(found), "reason": REASONS[found.reason]}
    answer = f"{gettext('%(answer)s. The reason: %(reason)s.') % said} {HOW_SURE[found.certainty]}"
    if others := [one for one in found.parents if one not in found.who]:
        answer += " " + ngettext(
            "Another parent: %(who)s, who has rights and can be asked.",
            "Other parents: %(who)s, who have rights and can be asked.",
            len(others),
        ) % {"who": ", ".join(others)}
    doubts = [str(DOUBTS[one.code]) % {"who": ", ".join(one.who)} for one in found.doubts]
    return " ".join([answer, *doubts])


def _answer(found: Representation) -> str:
    return str(ANSWERS[found.answer]) % {"who": ", ".join(dict.fromkeys(found.who))}
