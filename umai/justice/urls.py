"""The addresses of this room. An address holds ids and the name of what is asked."""

from django.urls import path

from umai.justice import views
from umai.justice.incidents.kinds import EXAMINATION, INCIDENT, SUSPECT, WITNESS
from umai.justice.interviews.kinds import INTERVIEW
from umai.justice.page import addresses_of
from umai.justice.repeated import views as repeated
from umai.justice.repeated.kinds import ALARM_ANSWER, REPEATED_ANSWER, SUSPECT_SAME

app_name = "justice"
urlpatterns = [
    path("children/<uuid:pk>/justice/", views.JusticeOfChild.view(), name="of_child"),
    path("incidents/<uuid:pk>/", views.ShowIncident.view(), name="incident"),
    *addresses_of(INCIDENT, "children", views.RecordIncident),
    *addresses_of(SUSPECT, "incidents"),
    *addresses_of(WITNESS, "incidents"),
    *addresses_of(EXAMINATION, "incidents"),
    *addresses_of(INTERVIEW, "incidents"),
    path("repeated/", repeated.WaitingRepeated.view(), name="repeated"),
    path("alarms/<uuid:pk>/", repeated.ShowCarerAlarm.view(), name="carer_alarm"),
    *addresses_of(REPEATED_ANSWER, "incidents", repeated.AnswerRepeated),
    *addresses_of(SUSPECT_SAME, "incidents", repeated.AnswerSameSuspect),
    *addresses_of(ALARM_ANSWER, "alarms", repeated.AnswerCarerAlarm),
]
