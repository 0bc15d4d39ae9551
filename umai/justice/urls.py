"""The addresses of this room. An address holds ids and the name of what is asked."""

from django.urls import path

from umai.justice import views
from umai.justice.evidence import opening_views
from umai.justice.evidence import views as evidence_views
from umai.justice.evidence.kinds import EVIDENCE, HANDOVER
from umai.justice.incidents.kinds import EXAMINATION, INCIDENT, SUSPECT, WITNESS
from umai.justice.interviews.kinds import INTERVIEW
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
    *addresses_of(EVIDENCE, "incidents", evidence_views.ChooseEvidence),
    *addresses_of(HANDOVER, "evidence"),
    path("evidence/uploads/<uuid:pk>/", evidence_views.KeepEvidence.view(), name="evidence_upload"),
    path("evidence/<uuid:pk>/parts/<int:number>/", evidence_views.ReceivePart.view(), name="evidence_part"),
    path("evidence/<uuid:pk>/", evidence_views.ShowEvidence.view(), name="evidence"),
    path("evidence/<uuid:pk>/copy/", evidence_views.SafeCopy.view(), name="safe_copy"),
    path("evidence/<uuid:pk>/ask/", opening_views.AskOriginal.view(), name="ask_original"),
    path("evidence/openings/<uuid:pk>/answer/", opening_views.AnswerOriginal.view(), name="answer_original"),
    path(
        "evidence/openings/<uuid:pk>/download/",
        opening_views.DownloadOriginal.view(),
        name="download_original",
    ),
    path("evidence/downloads/<uuid:pk>/", opening_views.Downloaded.view(), name="downloaded"),
    path(
        "evidence/downloads/<uuid:pk>/content/", opening_views.OriginalContent.view(), name="original_content"
    ),
    path(
        "evidence/downloads/<uuid:pk>/parts/<int:number>/",
        opening_views.OriginalPart.view(),
        name="original_part",
    ),
    path("evidence/handovers/<uuid:pk>/print/", opening_views.PrintHandover.view(), name="print_handover"),
]
