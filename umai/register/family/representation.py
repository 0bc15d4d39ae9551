"""Who may act for the child of a file at school, at the clinic and before an office, in words."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.design.law.certainty import CERTAINTY_WORDS
from umai.law.children.representation import CareFacts, MayAct, Representation, who_may_act

ANSWERS = {
    MayAct.YES: _("May act for the child: %(who)s"),
    MayAct.PROBABLY: _("Probably may act for the child: %(who)s"),
    MayAct.NOBODY_KNOWN: _("Nobody is known who may act for the child"),
}
REASONS = {
    "guardian": _("a guardian, by a paper that is valid"),
    "parent": _("a parent who is not recorded as away"),
    "representative": _("written down as legal representative"),
    "institution": _("the institution in which the child was placed"),
    "foster": _("foster family, by an agreement that is valid"),
    "attorney": _("by a power of attorney that is valid, in what it says"),
    "parent_away": _("a parent who is away keeps the rights; ask whether the office accepts it from there"),
    "without_paper": _("the carer, without a paper"),
    "nobody": _("no parent is written down, and no paper that is known to be enough"),
}


def representation_of(file) -> Representation:
    """Who may act for this child on the day of the file, as far as the register knows."""
    gone = {one.kinship.relation for one in file.parents if one.away}
    facts = [
        CareFacts(
            adult_name_of(one.identity),
            is_parent=one.is_parent,
            # With several records a parent may be recorded twice, and away in one of them.
            is_away=bool(one.away) or (len(file.ids) > 1 and one.kinship.relation in gone),
            is_representative=one.kinship.legal_representative,
        )
        for one in file.kin
    ]
    facts += [
        CareFacts(row.institution or adult_name_of(file.person(row.carer_id)), paper=row.paper)
        for row in file.care
        if not (row.paper_to and row.paper_to < file.on) and not (row.paper_from and row.paper_from > file.on)
    ]
    return who_may_act(facts, file.on)


def who_acts(file) -> str:
    """Who may act for the child, in a few words."""
    return _answer(representation_of(file))


def representation_in_words(file) -> str:
    """Who may act for the child, why, and how sure that is, in sentences."""
    found = representation_of(file)
    return gettext("%(answer)s. The reason: %(reason)s. How sure this is: %(sure)s.") % {
        "answer": _answer(found),
        "reason": REASONS[found.reason],
        "sure": CERTAINTY_WORDS[found.certainty],
    }


def _answer(found: Representation) -> str:
    return str(ANSWERS[found.answer]) % {"who": ", ".join(dict.fromkeys(found.who))}


def adult_name_of(identity):
    """An adult's name; a sentence when this reader may not see who it is."""
    return identity.full_name() if identity else gettext("an adult of another office's files")
