"""The addresses of this room. An address holds ids and the name of what is asked."""

from django.urls import path

from umai.justice import views
from umai.justice.conflict_with_law import views as conflict_with_law
from umai.justice.conflict_with_law.kinds import ABOUT_A_MATTER, MATTER
from umai.justice.incidents.kinds import EXAMINATION, INCIDENT, SUSPECT, WITNESS
from umai.justice.interviews.kinds import INTERVIEW
from umai.justice.measures import views as measures
from umai.justice.measures.kinds import MEASURE
from umai.justice.orders import views as orders
from umai.justice.orders.ending_views import WhatRunsOut
from umai.justice.orders.kinds import BREACH, COURT_ANSWER, ORDER
from umai.justice.page import addresses_of

app_name = "justice"
urlpatterns = [
    path("children/<uuid:pk>/justice/", views.JusticeOfChild.view(), name="of_child"),
    path("incidents/<uuid:pk>/", views.ShowIncident.view(), name="incident"),
    *addresses_of(INCIDENT, "children", views.RecordIncident),
    *addresses_of(SUSPECT, "incidents"),
    *addresses_of(WITNESS, "incidents"),
    *addresses_of(EXAMINATION, "incidents"),
    *addresses_of(INTERVIEW, "incidents"),
    path("orders/ending/", WhatRunsOut.view(), name="running_out"),
    path("orders/<uuid:pk>/", orders.ShowOrder.view(), name="order"),
    *addresses_of(ORDER, "children", orders.RecordOrder),
    *addresses_of(BREACH, "orders", orders.RecordBreach),
    *addresses_of(COURT_ANSWER, "protection", orders.RecordCourtAnswer),
    path("measures/<uuid:pk>/", measures.ShowMeasure.view(), name="measure"),
    *addresses_of(MEASURE, "children", measures.RecordMeasure),
    path("children/<uuid:pk>/conflict/", conflict_with_law.ConflictOfChild.view(), name="conflict"),
    path("matters/<uuid:pk>/", conflict_with_law.ShowMatter.view(), name="matter"),
    *addresses_of(MATTER, "children", conflict_with_law.RecordMatter),
    *(address for kind in ABOUT_A_MATTER for address in addresses_of(kind, "matters")),
]
