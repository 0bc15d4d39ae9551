"""What may be done with services and agreements: add and end them; they are never changed."""

from django.db import connection
from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.requirements import AlreadyEnded, Incomplete, insert_once, require_text
from umai.design.days import date_in_words
from umai.law.terms.clock import today
from umai.referrals.catalogue.models import BODIES, Agreement, CatalogueEnding, Service
from umai.referrals.exchange import INDISPENSABLE
from umai.refusal import NotPermitted, Refusal
from umai.staff.models import Role


class NotABody(Refusal):
    """Bodies of this kind are not asked for services."""


class CodeTaken(Refusal):
    """A service with this code begins in the same place on the same day."""


class AgreementsOverlap(Refusal):
    """Another agreement with the same body is in force in these days."""


class EndsTooEarly(Refusal):
    """The last day is before today, before the first day, or after the last day that was set."""


@act("referrals.offer")
def add_service(own_office, *, by, code, names, **line):
    """Add a line to the catalogue of a place: a service of one office, or of all bodies of a kind.

    `own_office` is the office in whose name it is added. `names` holds the name by language (ky, ru,
    en), `line` is as in `line_columns`. Raises `NotPermitted`, `NotABody`, `Incomplete`, `CodeTaken`,
    `EndsTooEarly`.
    """
    columns = line_columns(by, **line)
    if not all(names.get(language, "").strip() for language in ("ky", "ru", "en")):
        raise Incomplete(_("Write the name in all three languages. Nothing was saved."))
    taken = CodeTaken(_("This place has a service with this code from that day. Nothing was saved."))
    return insert_once(
        Service(
            code=code,
            **columns,
            **{f"name_{language}": names[language].strip() for language in ("ky", "ru", "en")},
        ),
        {"service_code_once": taken},
    )


@act("referrals.end_service")
def end_service(service, *, by, holds_to, words):
    """End a service on a day, today or later; open referrals go on. Raises as `insert_ending` does."""
    return insert_ending(service, by, holds_to=holds_to, words=words, service=service)


@act("referrals.record_agreement")
def record_agreement(own_office, *, by, fields, cite, number, signed_on, **line):
    """Record a signed agreement of this district's department with one office, or all bodies of a kind.

    `fields` is what may be passed on, `cite` what it rests on; `line` is as in `line_columns`, its place the
    district. Raises `NotPermitted`, `NotABody`, `Incomplete`, `AgreementsOverlap`, `EndsTooEarly`.
    """
    columns = line_columns(by, **line)
    require_text(cite, _("Write what the exchange rests on: the article, or the order. Nothing was saved."))
    require_text(number, _("Write the number of the signed paper. Nothing was saved."))
    if INDISPENSABLE not in fields:
        raise Incomplete(
            _("Without the child's name no body knows which child is meant. Choose it. Nothing was saved.")
        )
    lock_agreements(columns["place"])
    same_body = {name: columns[name] for name in ("place", "office", "body")}
    holds_to = columns["holds_to"]
    for other in Agreement.objects.filter(**same_body).not_over(columns["holds_from"]):
        if holds_to is None or other.holds_from <= holds_to:
            raise AgreementsOverlap(
                _(
                    "An agreement with this body is in force in these days, from %(day)s on. Nothing was"
                    " saved. End that one first, or let this one begin after it."
                )
                % {"day": date_in_words(other.holds_from)}
            )
    return Agreement.objects.create(
        fields=sorted(set(fields)), cite=cite.strip(), number=number.strip(), signed_on=signed_on, **columns
    )


@act("referrals.end_agreement")
def end_agreement(agreement, *, by, holds_to, words):
    """End an agreement on a day, today or later; it allows nothing afterwards.

    Raises as `insert_ending` does.
    """
    return insert_ending(agreement, by, holds_to=holds_to, words=words, agreement=agreement)


def insert_ending(line, by, *, holds_to, words, **which):
    """Write the ending of a line. Raises `Incomplete`, `AlreadyEnded`, `EndsTooEarly`."""
    require_own_district(by, line.place)
    require_text(words, _("Write why it ends. Nothing was changed."))
    last = line.last_day
    ended = AlreadyEnded(_("This is over, or its end is recorded. Nothing was changed."))
    if CatalogueEnding.objects.filter(**which).exists() or (last is not None and last < today()):
        raise ended
    if holds_to < max(today(), line.holds_from) or (last is not None and holds_to > last):
        raise EndsTooEarly(
            _("Choose today or a later day within the term. Nothing was changed: what was, stays.")
        )
    row = CatalogueEnding(holds_to=holds_to, reason=words.strip(), **which)
    return insert_once(row, {f"{of}_id_key": ended for of in which})


def require_own_district(by, place):
    """Raise `NotPermitted` for a place outside the own district; an administrator may change any."""
    if by.role == Role.ADMINISTRATOR or place.district_id in by.reach.districts:
        return
    raise NotPermitted(
        _("This place is not in your district. Nothing was changed. Ask its head, or the administrator.")
    )


def line_columns(by, *, place, holds_from, holds_to=None, office=None, body=""):
    """The columns of a new line: its place, its body, from which day to which.

    The kind of the body is the office's own where there is one. Raises `NotPermitted` for a place outside the
    own district, `NotABody`, and `EndsTooEarly` when the last day is before the first.
    """
    require_own_district(by, place)
    kind = office.kind if office is not None else body
    if kind not in BODIES:
        raise NotABody(
            _("Bodies of this kind are not asked for services. Nothing was saved. Choose another.")
        )
    if holds_to is not None and holds_to < holds_from:
        raise EndsTooEarly(_("The last day lies before the first. Nothing was saved. Check both."))
    return {"place": place, "office": office, "body": kind, "holds_from": holds_from, "holds_to": holds_to}


def lock_agreements(place):
    """Let nobody else record an agreement of this district until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 12))", [f"agreement:{place.pk}"])
