"""The addresses of this room. An address holds ids and the name of what is asked."""

from django.urls import path

from umai.justice import views
from umai.justice.carers import views as carer_views
from umai.justice.households import views as household_views
from umai.justice.households.kinds import HOUSEHOLD, HOUSEHOLD_RESULT
from umai.justice.incidents.kinds import EXAMINATION, INCIDENT, SUSPECT, WITNESS
from umai.justice.interviews.kinds import INTERVIEW
from umai.justice.page import addresses_of
from umai.justice.unfounded.kinds import UNFOUNDED, UNFOUNDED_ANSWER

app_name = "justice"
urlpatterns = [
    path("children/<uuid:pk>/justice/", views.JusticeOfChild.view(), name="of_child"),
    path("incidents/<uuid:pk>/", views.ShowIncident.view(), name="incident"),
    *addresses_of(INCIDENT, "children", views.RecordIncident),
    *addresses_of(SUSPECT, "incidents", household_views.RecordSuspect),
    *addresses_of(WITNESS, "incidents"),
    *addresses_of(EXAMINATION, "incidents"),
    *addresses_of(INTERVIEW, "incidents"),
    # The other children near a suspect.
    path("justice/households/", household_views.WaitingHouseholds.view(), name="households"),
    path("households/<uuid:pk>/", household_views.ShowHousehold.view(), name="household"),
    path("incidents/<uuid:pk>/tell/", household_views.TellOffices.view(), name="tell_offices"),
    *addresses_of(HOUSEHOLD, "incidents", household_views.RecordHousehold),
    *addresses_of(HOUSEHOLD_RESULT, "households"),
    # An incident that did not happen as it was told.
    *addresses_of(UNFOUNDED, "incidents"),
    *addresses_of(UNFOUNDED_ANSWER, "unfounded"),
    # Children who lose their carer.
    path("justice/carers/", carer_views.CarerLosses.view(), name="carer_losses"),
]
