"""Saying that two records are one child, and that they are not. Nothing is moved, and nothing is changed."""

import dataclasses

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act, open_files
from umai.access.facts import ReplacementReason
from umai.access.permissions import is_within_reach
from umai.access.policy.roles import DEPARTMENT_ROLES
from umai.access.requirements import raise_refusals, require_text
from umai.law.terms.clock import day_of
from umai.names.keys import given_key
from umai.places.models import Precision
from umai.refusal import NotPermitted, Refusal
from umai.register import merge_groups
from umai.register.fields.birth_date import birth_dates_differ
from umai.register.merges import Doubt, Merge, MergeProposal
from umai.register.people import PARENTS, Child, Identity, Kinship
from umai.staff.models import Role
from umai.trail import entries
from umai.trail.entries import EntrySubject


class AlreadyOneChild(Refusal):
    """These two records are one child already, by themselves or through others."""


class BornLater(Refusal):
    """One of them was on the register before the other was born."""


class UnconfirmedDoubts(Refusal):
    """Something speaks against the merge (`doubts`), and nobody has said that they looked at it."""

    def __init__(self, sentence, doubts):
        super().__init__(sentence)
        self.doubts = doubts


@act("register.merge", done=gettext_lazy("found two records to be one child"))
def merge_records(child, *, by, other, reason, words="", despite=()):
    """Say that these two records are one child, whose file is shown under `child`; answers the merge.

    Both must lie in the speaker's district, or in two districts of the oblast that the speaker
    supervises. `despite` are the doubts (`doubts_about`) that the speaker has looked at. Both files'
    trails have an entry. While something runs for one of them it is only proposed: then the answer is a
    `MergeProposal`, and nothing changed. Raises `AlreadyOneChild`, `BornLater`, `UnconfirmedDoubts`, and
    `NotPermitted` in the same words for a record that is kept elsewhere, one that is not there and one
    behind a wall.
    """
    other = _require_record(by, other)
    _require_may_decide(by, child, other)
    if other.pk in merge_groups.ids_of(child.pk, by):
        raise AlreadyOneChild(_("These two records are one child already. Nothing was changed."))
    doubts = doubts_about(child, other, by=by)
    if set(doubts) - set(despite):
        raise UnconfirmedDoubts(
            _(
                "Something speaks against this being one child. Nothing was changed. Look at it below, and"
                " say that you did."
            ),
            doubts,
        )
    said = {"reason": reason, "words": words.strip(), "despite": doubts}
    row = _or_proposed(lambda: insert_merge(child, other, **said), child, other, **said)
    note_for_other(row, "register.merge", other, by)
    return row


@act("register.unmerge", done=gettext_lazy("found two records to be two children"))
def unmerge_records(merge, *, by, words):
    """Say that two records are not one child after all, and how that was found; answers the row.

    Each record is then read alone, or with those that other merges join to it. While something runs for
    one of them it is only proposed, as in `merge_records`. Raises `Incomplete`,
    `AlreadyReplaced`, and `NotPermitted` as for `merge_records`.
    """
    require_text(words, _("Write how it was found that these are two children. Nothing was changed."))
    child, other = require_both(by, merge)
    said = {"reason": merge.reason, "words": words.strip(), "despite": merge.despite}
    row = _or_proposed(lambda: strike_merge(merge, words.strip()), child, other, parts=True, **said)
    note_for_other(row, "register.unmerge", other, by)
    return row


def require_both(by, pair):
    """The two records of a merge or a proposal, for one who answers for both."""
    child, other = (_require_record(by, Child(pk=pk)) for pk in (pair.child_id, pair.other_id))
    _require_may_decide(by, child, other)
    return child, other


def strike_merge(merge, words, proposal=None):
    """Write the row that undoes a merge."""
    return merge.replace_with(why=ReplacementReason.STRUCK, words=words, proposal=proposal)


class _NeedsTwo(Refusal):
    """The database asks for another person, because something runs for one of the records."""


def _or_proposed(write, child, other, **said):
    """What `write` answers; where another person has to agree first, a proposal of the same."""
    try:
        with raise_refusals({"merge_by_two": _NeedsTwo("")}):
            return write()
    except _NeedsTwo:
        return MergeProposal.objects.create(child=child, other=other, **said)


def may_decide_merge(by, child, other) -> bool:
    """Whether this speaker answers for these two records being one child or not."""
    if not {child.district_id, other.district_id} <= set(by.reach.districts):
        return False
    if child.district_id == other.district_id:
        return by.role in DEPARTMENT_ROLES
    return by.role == Role.OBLAST_SUPERVISOR


def doubts_about(child, other, *, by) -> list[str]:
    """What speaks against these being one child, for a person to look at, in every record of the two.

    Raises `BornLater` when one was registered before the other was born.
    """
    sides = [merge_groups.records_of(child, by), merge_groups.records_of(other, by)]
    open_files("register.compare", [one.pk for side in sides for one in side], by=by)
    identities = [_identities(side, by) for side in sides]
    _refuse_born_later(child, identities[1].get(other.pk))
    _refuse_born_later(other, identities[0].get(child.pk))
    pairs = [(one, two) for one in identities[0].values() for two in identities[1].values()]
    parents = [_parents(side, by) for side in sides]
    named_apart = any(given_key(one.given) != given_key(two.given) for one, two in pairs)
    together = bool(parents[0] & parents[1]) or any(_born_same_day(one, two) for one, two in pairs)
    found = {
        Doubt.PIN: any(one.pin and two.pin and one.pin != two.pin for one, two in pairs),
        Doubt.SEX: any(one.sex and two.sex and one.sex != two.sex for one, two in pairs),
        Doubt.BORN: any(birth_dates_differ(one, two) for one, two in pairs),
        Doubt.TWINS: named_apart and together,
    }
    return [doubt.value for doubt, holds in found.items() if holds]


def _identities(records, by):
    rows = Identity.objects.within_reach_of(by).filter(child_id__in=[one.pk for one in records])
    return {row.child_id: row for row in rows}


def _parents(records, by):
    rows = Kinship.objects.within_reach_of(by).filter(child_id__in=[one.pk for one in records])
    return set(rows.filter(relation__in=PARENTS).values_list("adult_id", flat=True))


def _refuse_born_later(child, identity):
    """Raise `BornLater` by the earliest day of birth; a month or a year is stored as its first day."""
    if identity and identity.birth_date and identity.birth_date > day_of(child.recorded_at):
        raise BornLater(
            _(
                "One of these was on the register before the other was born, so they are two children, or a"
                " date of birth is wrong. Nothing was changed. If a date is wrong, correct it first."
            )
        )


def _born_same_day(one, two):
    exact = one.birth_precision == two.birth_precision == Precision.DAY
    return exact and one.birth_date is not None and one.birth_date == two.birth_date


def _require_record(by, child):
    """The record as it stands, for one who may write in it; else the same refusal, whatever the reason."""
    found = Child.objects.within_reach_of(by).filter(pk=child.pk).first()
    if found is None or not is_within_reach(by, found, reading=False):
        raise NotPermitted(
            _("One of these records is not among those that you look after. Nothing was changed.")
        )
    return found


def _require_may_decide(by, child, other):
    if not may_decide_merge(by, child, other):
        raise NotPermitted(not_responsible_sentence())


def not_responsible_sentence():
    """The sentence for whoever does not answer for these two records."""
    return _(
        "Two records of one district are joined and parted by its department; those of two districts by the"
        " oblast. Nothing was changed. Ask there."
    )


def insert_merge(child, other, **fields):
    """Write a merge; raises `AlreadyOneChild`."""
    already = AlreadyOneChild(_("These two records are one child already. Nothing was changed."))
    with raise_refusals({"one_merge_a_pair": already, "one child already": already}):
        return Merge.objects.create(child=child, other=other, **fields)


def note_for_other(row, name, other, by):
    """Note the act on the trail of the other record; the door notes it on that of the leading one."""
    merge_groups.forget_groups(by)
    about = dataclasses.replace(
        EntrySubject.of_row(row),
        child_id=other.pk,
        district_id=other.district_id,
        municipality_id=other.municipality_id,
    )
    entries.note_act(by.token, name, about, request_id=by.request_id)
