"""Which paper the law asks for while the parents are away, and what is missing, in sentences."""

from dataclasses import replace
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.access.facts import ReplacementReason
from umai.design.days import date_in_words
from umai.design.law.arrangements import ARRANGEMENT_WORDS, AUTHORITY_WORDS
from umai.design.law.certainty import HOW_SURE
from umai.guardianship.advice.parts import AdviceLink, links_to, parts_for
from umai.guardianship.departure.models import DepartureConfirmation
from umai.law.children.lives import DAY, NoticeSpan
from umai.law.dated_values import NoLawInForce
from umai.law.guardianship.arrangements import arrangement_changes_on, arrangement_on, guardian_authority_on
from umai.law.guardianship.papers import lack_on, renewals_due
from umai.register.family.life import FileLife
from umai.register.models import Absence, CarePaper

LACKS = {
    "carer_gone": _("The paper is valid, but its guardian died or cannot act. The child needs another."),
    "paper_lapsed": _("The paper ran out. Help the family to renew it."),
    "paper_not_enough": _("There is a paper, but another one is asked for. Help the family to get it."),
    "paper_to_come": _("The paper begins later. Until then nobody stands in."),
    "no_paper": _("There is no paper. Nobody is turned away for that: help the family to get it."),
}
DOUBTS = {
    "age_unknown": _("The age of the child is not known, so it may be another one."),
    "no_parent_recorded": _("No parent is written down. Write down what is known of the mother and father."),
}


class Standing(NamedTuple):
    """What a child's papers are worth on a day: what is missing, and how to get it."""

    asked: str
    is_missing: bool
    sentences: list[str]
    how: list[AdviceLink]


def standing_of(file, by) -> Standing | None:
    """What the law in force asks for on the day of the file; None where there is no law. Never of a draft."""
    life = replace(file.life.life, notices=tuple(notices_of(file, by)))
    known = FileLife(life, file.life.names)
    try:
        asked = arrangement_on(known.life, file.on)
        authority, _source = guardian_authority_on(file.on)
    except NoLawInForce:
        return None
    said = gettext("What is asked for now: %(what)s.") % {"what": ARRANGEMENT_WORDS[asked.asks]}
    said = f"{said} {HOW_SURE[asked.certainty]}"
    sentences = [*map(str, filter(None, (DOUBTS.get(code) for code in asked.doubts)))]
    lack, renewals = lack_on(known.life, file.on), renewal_sentences(known, file.on)
    if lack:
        sentences.append(str(LACKS[lack]))
        sentences.append(gettext("Who decides: %(body)s.") % {"body": AUTHORITY_WORDS[authority]})
    sentences += renewals
    if change := arrangement_changes_on(known.life, file.on):
        sentences.append(
            gettext("On %(day)s this changes, also if nothing else happens.") % {"day": date_in_words(change)}
        )
    how = links_to(parts_for(asked.asks, lack, renewal_due=bool(renewals)))
    return Standing(said, asked.is_missing, sentences, how)


def notices_of(file, by):
    """The announcements that an office confirmed: from that day on until the parent is back.

    One whose absence was struck out counts no more.
    """
    rows = DepartureConfirmation.objects.within_reach_of(by).filter(child_id__in=file.ids)
    for row in rows.select_related("absence"):
        absence = standing_absence(row.absence)
        if absence is not None:
            back = absence.holds_to
            yield NoticeSpan(row.confirmed_on, back - DAY if back else None)


def standing_absence(absence):
    """The row that stands in the place of this absence by now; None where it was struck out."""
    while not absence.current:
        absence = Absence.ever.filter(replaces=absence).first()
        if absence is None or absence.why == ReplacementReason.STRUCK:
            return None
    return absence


def renewal_sentences(known: FileLife, on) -> list[str]:
    """The papers that run out soon; one without an end is never due."""
    return [
        gettext("%(paper)s of %(who)s runs out on %(day)s: renew it in time.")
        % {
            "paper": str(CarePaper(paper.kind).label).capitalize(),
            "who": ", ".join(known.named([paper.carer])),
            "day": date_in_words(paper.to_on),
        }
        for paper in renewals_due(known.life, on)
        if paper.to_on is not None
    ]
