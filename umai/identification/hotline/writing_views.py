"""Writing down what somebody told."""

import secrets

from django.core import signing
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from umai.access.may import require
from umai.access.requests import signed_in_only
from umai.identification.hotline.write_form import WriteForm
from umai.identification.pages import attempt, posted, shown
from umai.identification.signal import codes, sealing
from umai.identification.signal.models import Signal
from umai.identification.signal.received import says_the_same, write_down
from umai.identification.whereabouts.in_words import place_of
from umai.places.models import Place
from umai.register.facts.form_parts import settlements
from umai.staff.models import Role

SALT = "umai.identification.made"
SAID = b"written down by staff"  # a code of staff says nothing of the words: the first ones stand
CHANNELS = {
    Role.SCHOOL_WORKER: "school",
    Role.HEALTH_WORKER: "clinic",
    Role.INSPECTOR: "police",
    Role.HOTLINE_OPERATOR: "hotline",
}


@signed_in_only
def write(request):
    """One page for what somebody told; the code for whoever told it is shown once, after it is saved."""
    by = request.by
    require(by, "identification.write_down")
    form = form_for(request)
    if request.POST.get("step") == "places":
        return shown(request, "identification/write.html", {"form": form.without_errors()})
    if form.is_valid():
        seed = seed_of(form.cleaned_data["made"], by)
        done = attempt(form, lambda: once(form, by, seed))
        if done:
            written, code = done
            keeps = bytes(written.code_hash or b"") == codes.kept(code) if code else False
            page = {"signal": written, "code": code if keeps else "", "where": place_of(written)}
            return render(request, "identification/written.html", page)
    return shown(request, "identification/write.html", {"form": form}, form)


def once(form, by, seed):
    """Write it down; answers the signal and its code. The same form sent again is the same signal.

    Sent again with something changed it is a second one: what was written first stands, and what is
    new (danger, say) is not lost.
    """
    said = form.particulars()
    before = own_one(by, seed)
    if before is not None and not says_the_same(before, **said):
        seed = codes.next_seed(seed, repr(sorted(said.items())).encode())
        before = own_one(by, seed)
    code = codes.code(seed, SAID) if form.cleaned_data["wants_code"] else ""
    if before is not None:
        return before, code
    return write_down(by.office, by=by, id=codes.signal_id(seed), code=code, **said), code


def own_one(by, seed):
    return Signal.objects.filter(pk=codes.signal_id(seed), recorded_by=by.pk).first()


def form_for(request):
    """The form with the districts, and with the settlements of the one that is chosen."""
    by, language = request.by, get_language() or "ky"
    now = timezone.localtime()
    return WriteForm(
        posted(request),
        initial={
            "made": made_for(by),
            "district": by.office.place.district_id,
            "channel": CHANNELS.get(by.role),
            "received_on": now.date(),
            "received_time": now.time(),
            "language": language if language in ("ky", "ru") else "ky",
            "feared_works_here": None,
        },
        takes_reporters=sealing.takes_reporters(),
        **places_for(request),
    )


def places_for(request):
    """The districts to choose from, and the settlements of the one that is chosen."""
    language = get_language() or "ky"
    chosen = request.POST.get("district") or request.by.office.place.district_id
    chosen = int(chosen) if str(chosen).isdigit() else None
    places = Place.objects.with_department().current().select_related("parent").in_order()
    return {
        "districts": [(str(place.pk), place.path_in(language)) for place in places],
        "settlements": settlements(districts=[chosen]) if chosen else [],
    }


def made_for(by):
    """What makes the same form, sent twice, the same signal: a seed that only its writer can use."""
    return signing.dumps({"seed": secrets.token_hex(16), "by": str(by.pk)}, salt=SALT)


def seed_of(token, by):
    """The seed that this page was made with; a forged or foreign one is as a new one."""
    try:
        made = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        made = {}
    return bytes.fromhex(made["seed"]) if made.get("by") == str(by.pk) else secrets.token_bytes(16)
