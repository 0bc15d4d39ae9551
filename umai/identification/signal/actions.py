"""Writing down what somebody told: by telephone, at the door, on paper."""

from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.requirements import AlreadyReceived, ImpossibleTime, insert_once, refuse_future
from umai.identification.signal import codes
from umai.identification.signal.clocks import screening_due_at
from umai.identification.signal.conflict_of_interest import compare_with_staff
from umai.identification.signal.models import Signal
from umai.identification.signal.sealing import CannotSeal, NoKey, ReportWords, seal_reporter, seal_words
from umai.law.dated_values import NoLawInForce
from umai.machine.cluster.functions import fetch_value
from umai.notices.models import Keeper
from umai.places.models import Place
from umai.refusal import NotPermitted, Refusal


class NoSuchPlace(Refusal):
    """No department answers for this place, or the settlement lies in another district."""


@act("identification.write_down")
def write_down_signal(office, *, by, **fields):
    """Write down a signal for the department of a district, which answers for it from then on.

    Takes what `create_signal` takes, and raises what it raises.
    """
    return create_signal(office, by=by, **fields)


def create_signal(office, *, by, **fields):
    """Write the signal for the writer's own office; called inside an act.

    Takes what `write_signal` takes, and raises what it raises, and `NotPermitted` for another office.
    """
    if office.pk != by.reach.office_id:
        raise NotPermitted(_("You write down reports for your own office only. Nothing was saved."))
    return write_signal(**fields)


def write_signal(
    *,
    id,
    received_at,
    channel,
    concern,
    words: ReportWords,
    district_id,
    settlement_id=None,
    feared_works_here=False,
    code="",
    reporter_name="",
    reporter_phone="",
    reporter=None,
    **fields,
):
    """Write the signal for whoever speaks, whom the database stamps; called inside an act.

    `id` is made by the writer, so that a signal sent twice is written once. `received_at` is when it was
    told, as the writer claims. `code` opens the answers to the reporter. Who reported is sealed at once, and
    shown to nobody, the writer included; `reporter` is that box where it was sealed before. `fields` are
    further fields of `Signal`. The oblast answers when somebody who works for the state is feared, and also,
    without a word to the writer, when the feared person has a name of the district's staff. Raises
    `ImpossibleTime`, `NoSuchPlace`, `CannotSeal`, `AlreadyReceived`.
    """
    refuse_impossible(received_at)
    place = require_place(district_id, settlement_id)
    try:
        sealed, key = seal_words(id, words)
        if reporter_name or reporter_phone:
            reporter = seal_reporter(id, name=reporter_name, phone=reporter_phone)
    except NoKey as error:
        raise CannotSeal(
            _("What was told could not be sealed, so it was not saved. Tell the administrator at once.")
        ) from error
    signal = Signal(
        id=id,
        district_id=place.district_id,
        municipality_id=place.municipality_id,
        keeper=Keeper.OBLAST if feared_works_here else Keeper.DISTRICT,
        received_at=received_at,
        channel=channel,
        concern=concern,
        settlement_id=settlement_id,
        feared_works_here=feared_works_here,
        sealed_words=sealed,
        words_key=key,
        digest=codes.digest("\n".join(vars(words).values()), place.district_id),
        code_hash=codes.hash_of_code(code) if code else None,
        **fields,
    )
    sentence = _("This was received before. Nothing was saved twice. You find it among your reports.")
    with compare_with_staff(words.feared):
        insert_once(signal, {"_pkey": AlreadyReceived(sentence)})
    if reporter is not None:
        fetch_value("select identification_seal(%s, %s, %s)", [signal.pk, *reporter])
    return signal


def is_same_report(
    signal, *, words, received_at=None, reporter_name="", reporter_phone="", reporter=None, **fields
):
    """Whether the signal has these words and fields; its time and its reporter are not compared."""
    return signal.said == words and all(getattr(signal, name) == value for name, value in fields.items())


def refuse_impossible(received_at):
    """Raise `ImpossibleTime` for an instant in the future, or before the first rule of practice."""
    refuse_future(received_at, _("This hour has not come yet. Nothing was saved. Check when it was told."))
    try:
        screening_due_at(received_at)
    except (NoLawInForce, OverflowError) as error:
        raise ImpossibleTime(_("This is too long ago. Nothing was saved. Check the year.")) from error


def require_place(district_id, settlement_id):
    """The settlement, or without one the district, that a department answers for; raises `NoSuchPlace`."""
    places = Place.objects.filter(district_id=district_id, district__district_id=district_id)
    place = places.filter(pk=settlement_id or district_id).first()
    if place is None:
        raise NoSuchPlace(_("This village does not lie in this district. Choose the place again."))
    return place
