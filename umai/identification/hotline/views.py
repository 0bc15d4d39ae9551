"""The pages for what somebody told: the whole form, or three questions at the gate."""

from django.utils import timezone
from django.utils.translation import gettext as _

from umai.identification.hotline.forms import GateForm
from umai.identification.hotline.write_form import WriteDownForm, spoken_language
from umai.identification.hotline.write_page import WritePage, place_choices
from umai.identification.signal import sealing
from umai.identification.signal.actions import write_down_signal
from umai.identification.signal.concerns import Channel
from umai.refusal import NotPermitted
from umai.staff.models import Role

CHANNELS = {
    Role.SCHOOL_WORKER: "school",
    Role.HEALTH_WORKER: "clinic",
    Role.INSPECTOR: "police",
    Role.HOTLINE_OPERATOR: "hotline",
}


class WriteDownReport(WritePage):
    """Write down what somebody told; the code for that person is shown once, after it is saved."""

    act = write_down_signal
    form_class = WriteDownForm
    template = "identification/write.html"

    def initial(self):
        now = timezone.localtime()
        return super().initial() | {
            "district": self.by.office.place.district_id,
            "channel": CHANNELS.get(self.by.role),
            "received_on": now.date(),
            "received_time": now.time(),
            "language": spoken_language(),
            "feared_works_here": None,
        }

    def form_options(self):
        return place_choices(self.request) | {"takes_reporters": sealing.takes_reporters()}

    def gives_code(self):
        return self.form.cleaned_data["wants_code"]


class WriteAtGate(WritePage):
    """Write down what a neighbour says, with three answers; the place is that of the worker's office."""

    act = write_down_signal
    form_class = GateForm
    template = "identification/gate.html"

    def permit(self):
        super().permit()
        if self.by.role not in (Role.SOCIAL_WORKER, Role.SPECIALIST, Role.HEAD):
            raise NotPermitted(_("This page is for the workers of a village. Use the longer form."))

    def answers(self):
        place = self.by.office.place
        channel = Channel.ROUND if "round" in self.request.GET else Channel.VISIT
        where = {"district_id": place.district_id, "settlement_id": place.pk}
        return self.form.answers() | where | {"channel": channel.value}

    def context(self):
        return {"place": self.by.office.place.name}
