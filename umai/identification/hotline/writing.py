"""Writing down what somebody told: what its pages share."""

import secrets

from django.core import signing
from django.shortcuts import render
from django.utils.translation import get_language

from umai.access.pages import ActPage
from umai.identification.signal import codes
from umai.identification.signal.models import Signal
from umai.identification.signal.received import says_the_same
from umai.identification.whereabouts.in_words import place_of
from umai.places.models import Place
from umai.register.fields.person import settlements

SALT = "umai.identification.made"
SAID = b"written down by staff"  # a code of staff says nothing of the words: the first ones stand


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
        seed = seed_of(self.form.cleaned_data["made"], self.by)
        before = own_one(self.by, seed)
        if before is not None and not self.is_the_same(before, said):
            said.pop("reporter", None)  # a box that is bound to the first signal
            told = [(name, repr(value)) for name, value in sorted(said.items()) if name != "received_at"]
            seed = codes.next_seed(seed, repr(told).encode())
            before = own_one(self.by, seed)
        self.code = codes.code(seed, SAID) if self.gives_code() else ""
        one = codes.signal_id(seed)
        return before or self.act(self.record, by=self.by, id=one, code=self.code, **said)

    def is_the_same(self, signal, said) -> bool:
        return says_the_same(signal, **said)

    def gives_code(self) -> bool:
        """Whether whoever told it gets a code."""
        return False

    def done_context(self, signal):
        """What the page that says so shows besides."""
        return {}

    def leave(self, signal):
        keeps = self.code and bytes(signal.code_hash or b"") == codes.kept(self.code)
        page = {"signal": signal, "code": self.code if keeps else "", "where": place_of(signal)}
        return render(self.request, self.done_template, page | self.done_context(signal))


def own_one(by, seed):
    return Signal.objects.filter(pk=codes.signal_id(seed), recorded_by=by.pk).first()


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
