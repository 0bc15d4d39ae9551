"""What the codes of the law's files are called on a page: the answers of worked cases and their keys."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from umai.design.law.arrangements import ARRANGEMENT_WORDS, AUTHORITY_WORDS
from umai.design.law.certainty import CERTAINTY_WORDS

# What a case answers, by its key; where one file means another thing by it, by (file, key).
KEYS = {
    "age": _("age"),
    "answer": _("answer"),
    "as_what": _("as what"),
    "asks": _("what is asked for"),
    "authority": _("who decides"),
    "carer": _("who cares"),
    "certainty": _("how sure it is"),
    "changes_on": _("changes by itself on"),
    "counted": _("counted as a child of labour migrants"),
    "days_left": _("days left"),
    "doubts": _("doubts"),
    "drafts": _("what drafts would ask for"),
    "due_on": _("last day"),
    "ends_at": _("late from"),
    "enough": _("whose paper is enough"),
    "exit": _("to cross the border"),
    "first_check_due_on": _("first check visit by"),
    "gaps": _("days without a paper that is enough"),
    "guardian_rather_than_trustee": _("a guardian and not a trustee"),
    "history": _("what was so when"),
    "holds": _("is in use"),
    "in_force": _("defined by a statute"),
    "infant": _("an infant by the criterion of risk"),
    "lack": _("what is lacking"),
    "lapsed": _("papers that ran out"),
    "late": _("late"),
    "may_act": _("may somebody act for the child"),
    "minor": _("under age"),
    "missing": _("a paper is missing"),
    "nothing": _("nothing is in force"),
    "observed_instead": _("may be observed in place of a talk"),
    "on": _("first day without it"),
    "opinion_is_expected": _("the child's opinion is expected"),
    "overlaps": _("two papers at one time"),
    "parents": _("parents who can be asked"),
    "reason": _("reason"),
    "reasons": _("reasons"),
    "renew": _("whose paper is to be renewed"),
    "sanctions": _("what drafts would punish"),
    "scheme": _("by which rule"),
    "since_on": _("counted since"),
    "starts_on": _("the term begins on"),
    "to_confirm": _("what a person has to confirm"),
    "touched": _("touched by it"),
    "upside_down": _("whose paper ends before it begins"),
    "value": _("value"),
    "who": _("who"),
    "whose": _("whose absence it is"),
    "why": _("why"),
}
KEYS_OF_FILES = {
    ("legal_categories", "holds"): _("categories"),
    ("what_if", "missing"): _("what would be missing"),
}

PEOPLE = {  # as the cases call them
    "aunt": _("aunt"),
    "child": _("child"),
    "children's home": _("a children's home"),
    "father": _("father"),
    "grandmother": _("grandmother"),
    "head of the department": _("the head of the department"),
    "mother": _("mother"),
    "rehabilitation centre": _("a rehabilitation centre"),
    "sister": _("sister"),
    "uncle": _("uncle"),
}
CODES = {
    **AUTHORITY_WORDS,
    # papers that lack, and two at one time
    "carer_gone": _("the guardian died or cannot act"),
    "no_paper": _("there is no paper"),
    "paper_lapsed": _("the paper ran out"),
    "paper_not_enough": _("another paper is asked for"),
    "paper_to_come": _("the paper begins later"),
    "joint": _("they act jointly"),
    "same_carer": _("both are of one carer"),
    "taken_over": _("the later one takes over"),
    "unexplained": _("nobody said why"),
    # who may act
    "yes": pgettext_lazy("may act", "yes"),
    "probably": pgettext_lazy("may act", "probably"),
    "nobody_known": _("nobody is known"),
    "of_age": _("the person is of age"),
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
    # doubts
    "age_unknown": _("the age of the child is not known"),
    "guardian_away": _("the guardian is away"),
    "guardian_barred": _("something bars the guardian"),
    "guardian_gone": _("the guardian can no longer act"),
    "guardian_under_age": _("the guardian is under age"),
    "no_parent_recorded": _("no parent is written down"),
    "parent_present": _("a parent with rights is here"),
    "short_not_measured": _("no source says how short is short"),
    "two_guardians": _("two guardians at once"),
    # why a family is on the list of families at risk
    "carer_old": _("the carer is old"),
    "carer_young": _("the carer is under age"),
    "case_before": _("there was a case before"),
    "infant_left": _("a small child left by all parents"),
    "many_children": _("many children with one carer"),
    "misses_school": _("misses school"),
    "no_doctor": _("no doctor has seen the child"),
    "not_enrolled": _("is in no school"),
    "stranger": _("with somebody who is no relative, without a paper"),
    "unreachable": _("nobody can be reached"),
    "works": _("works in place of school"),
    # why a category holds
    "away_abroad": _("away abroad"),
    "away_within": _("away within the country"),
    "confirmed": _("confirmed by"),
    "in_institution": _("in an institution"),
    "no_certificate": _("no birth certificate"),
    "never": _("never"),
}
WORDS = CODES | PEOPLE | ARRANGEMENT_WORDS | {str(one): words for one, words in CERTAINTY_WORDS.items()}
CERTAINTIES = {  # in the name of a rule
    "law": pgettext_lazy("how sure a rule is", "law"),
    "reported": pgettext_lazy("how sure a rule is", "reported"),
    "practice": pgettext_lazy("how sure a rule is", "practice"),
    "draft": pgettext_lazy("how sure a rule is", "draft"),
}
SUBJECTS = {
    "arrangement": _("who stands in while parents are away"),
    "sanction": _("what would be punished"),
    "exit": _("a child crosses the border"),
}
HOURS = {"always": _("day and night"), "unknown": _("its hours are not known; none are promised")}
EXEMPT = {"guardian": _("a guardian with a valid paper"), "notice": _("a notice of the parent")}
