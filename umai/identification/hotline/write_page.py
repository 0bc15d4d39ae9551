"""What the pages share on which is written what somebody told."""

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
NO_ANSWERS = b"written down by staff"  # here a code does not depend on the answers: the first ones stand


class WritePage(ActPage):
    """A page on which a worker writes down, for their own office, what somebody told.

    The same form sent again is the same signal. Sent again with a change it is a second signal: what was
    written first stands, and what is new (for example danger) is not lost.
    """

    done_template = "identification/written.html"

    def find(self):
        return self.by.office

    def initial(self):
        return {"token": make_token(self.by)}

    def respond(self):
        if self.request.POST.get("step") == "places":  # the form again, with the villages of the district
            self.form.uncheck()
            return self.draw()
        return super().respond()

    def perform(self):
        answers = self.answers()
        seed = seed_of(self.form.cleaned_data["token"], self.by)
        before = own_signal(self.by, seed)
        if before is not None and not self.is_the_same(before, answers):
            answers.pop("reporter", None)  # a box that is bound to the first signal
            typed = [(name, repr(value)) for name, value in sorted(answers.items()) if name != "received_at"]
            seed = codes.next_seed(seed, repr(typed).encode())
            before = own_signal(self.by, seed)
        self.code = codes.code(seed, NO_ANSWERS) if self.gives_code() else ""
        one = codes.signal_id(seed)
        return before or self.act(self.record, by=self.by, id=one, code=self.code, **answers)

    def is_the_same(self, signal, answers) -> bool:
        return is_same_report(signal, **answers)

    def gives_code(self) -> bool:
        """Whether the person who told it gets a code."""
        return False

    def done_context(self, signal):
        """What else the page shows that says that it was written down."""
        return {}

    def leave(self, signal):
        is_first = self.code and bytes(signal.code_hash or b"") == codes.hash_of_code(self.code)
        page = {"signal": signal, "code": self.code if is_first else "", "where": place_of(signal)}
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
    """A new signed seed that only this worker can use; a form that is sent twice has the same one."""
    return signing.dumps({"seed": secrets.token_hex(16), "by": str(by.pk)}, salt=SALT)


def seed_of(token, by):
    """The seed in this token; a new one where the token is forged or was made for somebody else."""
    try:
        content = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        content = {}
    return bytes.fromhex(content["seed"]) if content.get("by") == str(by.pk) else secrets.token_bytes(16)
