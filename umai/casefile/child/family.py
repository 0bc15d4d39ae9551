"""The tab of the family: the adults, what they are to the child and where they are; brothers and sisters."""

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.casefile import facts
from umai.casefile.child import household
from umai.casefile.child.links import Links
from umai.casefile.child.page import row_of
from umai.casefile.near_danger import known_danger
from umai.design.parts import Link
from umai.register.family.absence import ABSENCE
from umai.register.family.inability import INABILITY
from umai.register.family.members import adult_name_of, all_names
from umai.register.family.rights import RIGHTS
from umai.register.fields.birth_date import birth_in_words


def family(file, *, by):
    """The adults, with their relation to the child and where they are; brothers and sisters."""
    links = Links(file.child, by)
    adults = [
        {
            "line": f"{adult_name_of(one.identity)}, {one.kinship.get_relation_display()}",
            "rows": _adult_rows(one, links, file),
        }
        for one in file.kin
    ]
    siblings = [
        Link(one.identity.full_name(), reverse("casefile:child", args=[one.child_id]))
        for one in file.siblings
    ]
    child = file.identity.full_name() if file.identity else _("Name not known")
    return {
        "drawing": household.draw(child, household.people_of(file, known_danger(file.child.pk, by))),
        "undrawn": any(one.identity is None for one in file.kin),
        "adults": adults,
        "siblings": siblings,
        "add_adult_url": links.add_adult(),
        "add_absence_url": links.add("absence"),
        "add_care_url": links.add("care"),
        "add_inability_url": links.add("inability"),
        "add_rights_url": links.add("rights"),
    }


def _adult_rows(one, links, file):
    identity = one.identity
    rows = []
    if identity:
        rows.append(row_of(_("Name"), all_names(identity), links.change("adult", identity, one.kinship)))
        rows.append(row_of(_("Born"), birth_in_words(identity)))
        rows.append(row_of(_("Telephone"), identity.phone))
    relation = str(one.kinship.get_relation_display())
    if one.kinship.legal_representative:
        relation = _("%(relation)s, legal representative") % {"relation": relation}
    relation = facts.with_record_name(relation, one.kinship.child_id, file)
    rows.append(row_of(_("Relation to the child"), relation, links.change("kinship", one.kinship)))
    if one.lives_here:
        rows.append(row_of(_("Household"), _("Lives with the child")))
    rows += [
        row_of(_("Away"), ABSENCE.words(row), links.change("absence", row, one.kinship))
        for row in one.absences
    ]
    rows += [
        row_of(INABILITY.title, INABILITY.words(row), links.change("inability", row, one.kinship))
        for row in one.unable
    ]
    rows += [row_of(RIGHTS.title, RIGHTS.words(row), links.change("rights", row)) for row in one.limits]
    return rows
