"""The addresses of this room. An address holds ids and the name of what is asked."""

from django.urls import path

from umai.justice import views
from umai.justice.incidents.kinds import EXAMINATION, INCIDENT, SUSPECT, WITNESS
from umai.justice.interviews.kinds import INTERVIEW
from umai.justice.page import addresses_of
from umai.justice.proceedings import views as proceedings
from umai.justice.proceedings.kinds import PROCEEDING, STAGE
from umai.justice.representation.kinds import INDEPENDENT, REPRESENTATION, VIEW
from umai.justice.settled import views as settled
from umai.justice.settled.kinds import ANSWER, LETTER
from umai.justice.withdrawals.kinds import WITHDRAWAL

app_name = "justice"
urlpatterns = [
    path("children/<uuid:pk>/justice/", views.JusticeOfChild.view(), name="of_child"),
    path("incidents/<uuid:pk>/", views.ShowIncident.view(), name="incident"),
    *addresses_of(INCIDENT, "children", views.RecordIncident),
    *addresses_of(SUSPECT, "incidents"),
    *addresses_of(WITNESS, "incidents"),
    *addresses_of(EXAMINATION, "incidents"),
    *addresses_of(INTERVIEW, "incidents"),
    *addresses_of(REPRESENTATION, "incidents"),
    *addresses_of(INDEPENDENT, "incidents"),
    *addresses_of(VIEW, "incidents"),
    *addresses_of(WITHDRAWAL, "incidents"),
    *addresses_of(PROCEEDING, "incidents"),
    *addresses_of(STAGE, "justice/proceedings"),
    path("justice/proceedings/<uuid:pk>/", settled.ShowProceeding.view(), name="proceeding"),
    path("justice/police/", proceedings.PoliceFront.view(), name="police"),
    path("justice/police/<uuid:pk>/", proceedings.TellStage.view(), name="tell_stage"),
    *addresses_of(LETTER, "justice/proceedings", settled.RecordLetter),
    *addresses_of(ANSWER, "justice/letters"),
    path("justice/letters/", settled.LettersOwed.view(), name="letters_owed"),
    path("justice/letters/<uuid:pk>/", settled.ShowLetter.view(), name="letter"),
    path("justice/letters/<uuid:pk>/paper/<slug:language>/", settled.PrintLetter.view(), name="print_letter"),
    path("justice/settled/", settled.SettledList.view(), name="settled_list"),
    path("justice/received/", settled.ProsecutorFront.view(), name="prosecutor_front"),
    path("justice/received/<uuid:pk>/", settled.AnswerReceived.view(), name="answer_received"),
]
