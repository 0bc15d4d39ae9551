"""Writing down what somebody told: what its pages share."""

import secrets

from django.core import signing
from django.shortcuts import render
from django.utils.translation import get_language

from umai.access.pages import ActPage
from umai.identification.signal import codes
from umai.identification.signal.actions import is_same_report
from umai.identification.signal.models import Signal
from umai.identification.whereabouts.signal_place import place_of
from umai.places.models import Place
from umai.register.fields.person import settlement_choices

SALT = "umai.identification.made"
SAID_BY_STAFF = b"written down by staff"  # a code of staff says nothing of the words: the first ones stand


class WritePage(ActPage):
    """A page on which what was told is written down, for one's own office; what comes of it is shown at once.

    The same form sent again is the same signal. Sent again with something changed it is a second one: what
    was written first stands, and what is new (danger, say) is not lost.
    """

    done_template = "identification/written.html"

    def find(self):
        return self.by.office

    def respond(self):
        if self.request.POST.get("step") == "places":  # the form again, with the villages of the district
            self.form.uncheck()
            return self.draw()
        return super().respond()

    def perform(self):
        said = self.answers()
        seed = seed_of(self.form.cleaned_data["token"], self.by)
        before = own_signal(self.by, seed)
        if before is not None and not self.is_the_same(before, said):
            said.pop("reporter", None)  # a box that is bound to the first signal
            told = [(name, repr(value)) for name, value in sorted(said.items()) if name != "received_at"]
            seed = codes.next_seed(seed, repr(told).encode())
            before = own_signal(self.by, seed)
        self.code = codes.code(seed, SAID_BY_STAFF) if self.gives_code() else ""
        one = codes.signal_id(seed)
        return before or self.act(self.record, by=self.by, id=one, code=self.code, **said)

    def is_the_same(self, signal, said) -> bool:
        return is_same_report(signal, **said)

    def gives_code(self) -> bool:
        """Whether whoever told it gets a code."""
        return False

    def done_context(self, signal):
        """What the page that says so shows besides."""
        return {}

    def leave(self, signal):
        keeps = self.code and bytes(signal.code_hash or b"") == codes.hash_of_code(self.code)
        page = {"signal": signal, "code": self.code if keeps else "", "where": place_of(signal)}
        return render(self.request, self.done_template, page | self.done_context(signal))


def own_signal(by, seed):
    return Signal.objects.filter(pk=codes.signal_id(seed), recorded_by=by.pk).first()


def place_choices(request):
    """The districts to choose from, and the settlements of the one that is chosen."""
    language = get_language() or "ky"
    chosen = request.POST.get("district") or request.by.office.place.district_id
    chosen = int(chosen) if str(chosen).isdigit() else None
    places = Place.objects.with_department().current().select_related("parent").in_order()
    return {
        "districts": [(str(place.pk), place.path_in(language)) for place in places],
        "settlements": settlement_choices(districts=[chosen]) if chosen else [],
    }


def make_token(by):
    """What makes the same form, sent twice, the same signal: a seed that only its writer can use."""
    return signing.dumps({"seed": secrets.token_hex(16), "by": str(by.pk)}, salt=SALT)


def seed_of(token, by):
    """The seed that this page was made with; a forged or foreign one is as a new one."""
    try:
        made = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        made = {}
    return bytes.fromhex(made["seed"]) if made.get("by") == str(by.pk) else secrets.token_bytes(16)
