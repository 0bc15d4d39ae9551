"""Opening who reported a signal: two persons, two keys, one legal ground, within a limited time.

Whoever asks gives their own key. It makes a box for the other holder, for this one report. The other person
agrees and then gives their own key, and only then the report's box leaves the database. Keys and names are
in memory during a request, and nowhere else.
"""

from base64 import b64decode
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.identification.disclosure_models import Consent, Opening
from umai.identification.signal.groups import lock_signals
from umai.identification.signal.guard import refuse_second_row, require_may_answer, territory_of
from umai.law.options.grounds import grounds_on, opening_ends_at
from umai.law.terms.clock import day_of
from umai.machine.cluster.functions import fetch_rows, fetch_value
from umai.machine.keys import holders
from umai.machine.keys.key_pairs import key_id
from umai.refusal import Refusal


class NoGround(Refusal):
    """The ground is none of the law of today, or no reason was written."""


class WrongKey(Refusal):
    """The key is not the one that is needed."""


class NothingToOpen(Refusal):
    """Nobody left a name, or it is not sealed to these two holders."""


class OpeningAlreadyAsked(Refusal):
    """Somebody asked before, and the time for that is not over."""


class NotByTwo(Refusal):
    """The database refuses the box: not two persons, too late, not both signed in, or opened before."""


@contextmanager
def refuse_wrong_half():
    """Turn a private half that does not open something into `WrongKey`."""
    try:
        yield
    except holders.WrongHalf as error:
        raise WrongKey(
            _("This is not the key that opens it. Nothing was opened, and what you gave was not kept.")
        ) from error


def holder_keys():
    """The public half of every holder, by name."""
    return holders.current_holders(settings.MACHINE.home)


@act("identification.ask_opening")
@refuse_wrong_half()
def ask_opening(signal, *, by, id, ground, reason, holder, key):
    """Ask to open who reported, with another holder, on a ground of the law of today.

    `key` is the private half of whoever asks, as text; `holder` is the name of the other holder. All
    that is kept is a box for that holder, of this one report. Raises `NoGround`, `WrongKey`,
    `NothingToOpen`, `OpeningAlreadyAsked`, `NotPermitted`.
    """
    require_may_answer(signal, by)
    lock_signals(signal)
    now = timezone.now()
    if ground not in {one.code for one in grounds_on(day_of(now))} or not reason.strip():
        raise NoGround(_("Choose a legal ground and write why. Nothing was opened."))
    half = holders.parse_private_half(key)
    name = holders.holder_of(settings.MACHINE.home, half)
    second = holder_keys().get(holder)
    if second is None or name == holder:
        raise WrongKey(
            _("Choose another holder than yourself. Nothing was opened, and your key was not kept.")
        )
    if Opening.objects.filter(signal=signal, expires_at__gt=now, opened=None).exists():
        raise OpeningAlreadyAsked(_("This was asked a short while ago, and the time for it is not over."))
    opening = Opening.objects.create(
        id=id,
        signal=signal,
        ground=ground,
        reason=reason,
        expires_at=opening_ends_at(now),
        first_key=key_id(half.public_key()),
        second_key=key_id(second),
        **territory_of(signal),
    )
    wrapped = fetch_value("select identification_wrapped(%s)", [opening.pk])
    if wrapped is None:
        raise NothingToOpen(
            _("No name was left with this report, or it is not sealed to you and this holder.")
        )
    about = {"signal_id": signal.pk, "opening_id": opening.pk}
    half_box = holders.open_first_half(b64decode(wrapped), half, second, **about)
    fetch_value("select identification_keep_half(%s, %s)", [opening.pk, half_box])
    return opening


@act("identification.agree_opening")
def agree_opening(opening, *, by):
    """Agree, as a person of another office, to open who reported. Raises `NotByTwo`."""
    with refuse_second_row():
        if not fetch_value("select identification_may_agree(%s)", [opening.pk]):
            raise NotByTwo(
                _("You cannot be the second person: it has to be another person of another office, in time.")
            )
        return Consent.objects.create(opening=opening, **territory_of(opening))


@act("identification.open_reporter")
@refuse_wrong_half()
def open_reporter(opening, *, by, key):
    """Take the box out of the database and open it; answers the opening, with its `who` for this request.

    The agreement was committed before, and whoever asked must be signed in now. `key` is the second holder's
    private half, as text. Raises `WrongKey`, `NotByTwo`.
    """
    half = require_half_of(opening.second_key, key)
    try:
        with transaction.atomic():
            question = "select sealed, half from identification_unseal(%s)"
            ((sealed, half_box),) = fetch_rows(question, [opening.pk])
    except DatabaseError as error:
        raise NotByTwo(
            _(
                "The database did not give it. Both persons must be signed in now, the time must not be over,"
                " and it opens once. Nothing was opened."
            )
        ) from error
    about = {"signal_id": opening.signal_id, "opening_id": opening.pk}
    opening.who = holders.open_second_half(sealed, half_box, half, **about)
    first = next((one for one in holder_keys().values() if key_id(one) == opening.first_key), None)
    if first is not None:
        box = holders.seal_for_first(opening.who, first, opening_id=opening.pk)
        fetch_value("select identification_leave_reporter(%s, %s)", [opening.pk, box])
    return opening


@act("identification.see_opened")
@refuse_wrong_half()
def see_reporter(opening, *, by, key):
    """Show who reported to the person who asked, once, within the time; answers the opening with `who`.

    Raises `WrongKey`, `NotByTwo`.
    """
    half = require_half_of(opening.first_key, key)
    try:
        with transaction.atomic():
            box = fetch_value("select identification_take_reporter(%s)", [opening.pk])
    except DatabaseError as error:
        raise NotByTwo(
            _("There is nothing here for you: not opened yet, seen before, or too late.")
        ) from error
    opening.who = holders.read_as_first(box, half, opening_id=opening.pk)
    return opening


def require_half_of(public_id, key):
    """The private half in the text `key`; it must be a holder's, and that of this public half."""
    half = holders.parse_private_half(key)
    holders.holder_of(settings.MACHINE.home, half)
    if key_id(half.public_key()) != public_id:
        raise holders.WrongHalf
    return half
