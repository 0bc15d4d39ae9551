"""Entries of the trail in words, for the people whose file it is: looks, and what the clock did.

The words of an act are given where the act is defined (`umai.access.doors.act`).
"""

from django.utils.translation import gettext_lazy

from umai.access import doors

LOOK_WORDS = {
    "register.read": gettext_lazy("read the child's file"),
    "register.search": gettext_lazy("found the child in a search"),
    "documents.read": gettext_lazy("opened a document"),
    "documents.sealed": gettext_lazy("read the list of sealed documents"),
    "intake.read": gettext_lazy("read a case"),
    "intake.propose_closing": gettext_lazy("proposed to close a case"),
    "intake.agree_closing": gettext_lazy("closed a case"),
    "intake.release": gettext_lazy("took the case from its worker"),
    "protection.read": gettext_lazy("read a protection"),
    "assessment.read": gettext_lazy("read an assessment"),
    "planning.read": gettext_lazy("read a plan"),
    "visits.read": gettext_lazy("read a visit"),
    "entitlements.read": gettext_lazy("looked what the family may ask for"),
    "call_back.read": gettext_lazy("read a parent's wish to be called back"),
    "contact.read": gettext_lazy("looked whether the child carries a card with a telephone"),
    "feedback.read": gettext_lazy("read what the child was told of decisions"),
    "feedback.list": gettext_lazy("read which children are to be told of decisions"),
    "feedback.contested.read": gettext_lazy("read which children do not agree with a decision"),
    "opens.read": gettext_lazy("looked at who opened the file"),
    "opens.audit.read": gettext_lazy("looked at who opened the file"),
    "referrals.read": gettext_lazy("read a referral"),
    "referrals.received.read": gettext_lazy("read a referral that was sent to their body"),
    "commission.read": gettext_lazy("read what the Commission hears of the child"),
    "prevention.read": gettext_lazy("read what was noted for prevention"),
    "guardianship.read": gettext_lazy("read who stands in for the parents"),
    "justice.duties": gettext_lazy("read which body informed which"),
    "justice.ledger": gettext_lazy("read what a body informed of"),
    "justice.asked_of_us": gettext_lazy("read what their body was asked"),
    "justice.shield": gettext_lazy("read what a worker did and asked for"),
    "justice.printed_letter": gettext_lazy("printed a letter about a duty to inform"),
    "justice.printed_shield": gettext_lazy("printed what a worker did and asked for"),
    "justice.letters_owed": gettext_lazy("read which letters to the prosecutor are owed"),
    "justice.received": gettext_lazy("read a letter to the prosecutor"),
    "justice.settled_list": gettext_lazy("read the list of what was settled away, without names"),
    "lawbook.courses": gettext_lazy("read who did which short course"),
    "lawbook.courses.read": gettext_lazy("read who did which short course"),
    "watch.settled": gettext_lazy("read the list of what was settled away, without names"),
    "watch.deaths": gettext_lazy("read the list of children who died, without names"),
    "watch.repeated": gettext_lazy("read the list of violence that repeats, without names"),
    "watch.unseen": gettext_lazy("read the list of children whom nobody has seen, without names"),
    "watch.letters": gettext_lazy("read a letter of those who watch"),
    "watch.openings": gettext_lazy("read which files their office asked to open"),
    "watch.opened": gettext_lazy("read who watches opened the file"),
    "watch.printed_letter": gettext_lazy("printed a letter of those who watch"),
    "watch.silent": gettext_lazy("read the list of bodies that do not answer, without names"),
    "situations.read": gettext_lazy("read what the law said of the child, and when"),
    "guardianship.printed_certificate": gettext_lazy("printed a certificate of who stands in"),
    "guardianship.printed_extract": gettext_lazy("printed an extract on the care"),
    "guardianship.printed_notice": gettext_lazy("printed a notice to the carer"),
    "review.read": gettext_lazy("read a review"),
    "justice.asked_of_us.read": gettext_lazy("read what their body is asked"),
    "justice.duties.read": gettext_lazy("read who informed whom"),
    "justice.letters.read": gettext_lazy("read which letters to the prosecutor are owed"),
    "justice.police.read": gettext_lazy("read the proceedings that are shared with the police"),
    "justice.received.read": gettext_lazy("read the letters that the prosecutor received"),
    "justice.roster": gettext_lazy("read the roster of representatives"),
    "justice.roster.read": gettext_lazy("read the roster of representatives"),
    "justice.roster.numbers.read": gettext_lazy("read how many children those on the roster represent"),
    "justice.settled.read": gettext_lazy("read what was settled away"),
    "justice.shield.read": gettext_lazy("read what a worker did and asked for"),
    "justice.shield.sums.read": gettext_lazy("read what workers asked for, as sums"),
    "self_harm.review.read": gettext_lazy("read a review after a death"),
    "justice.read": gettext_lazy("read what was done to the child"),
    "self_harm.read": gettext_lazy("read what was done after self-harm"),
    "rights.read": gettext_lazy("read who asked what is kept"),
}
doors.LOOK_WORDS.update(LOOK_WORDS)


def act_in_words(act):
    """What was done by this act, as the end of a sentence that begins with the person."""
    return LOOK_WORDS.get(act) or doors.ACT_WORDS.get(act) or gettext_lazy("worked on the record")
