"""The addresses of visits. An address holds ids and nothing about a person."""

from django.urls import path

from umai.design.responses.isolation import uses
from umai.visits.missed_visits import views as missed_views
from umai.visits.plausibility import views as signs_views
from umai.visits.safety import views as safety_views
from umai.visits.told import views as told_views
from umai.visits.visit import views

app_name = "visits"
urlpatterns = [
    path("cases/<uuid:case>/visits/", views.Visits.view(), name="of_case"),
    path("cases/<uuid:case>/visits/new/", uses("geolocation")(views.RecordVisit.view()), name="new"),
    path("cases/<uuid:case>/visits/draft/", views.SaveVisitDraft.view(), name="draft"),
    path("cases/<uuid:case>/visits/not-made/", views.RecordNotMade.view(), name="not_made"),
    path("cases/<uuid:case>/visits/plan/", missed_views.Replan.view(), name="replan"),
    path("cases/<uuid:case>/visits/warning/", safety_views.Warn.view(), name="warn"),
    path("cases/<uuid:case>/visits/warning/over/", safety_views.Lift.view(), name="lift"),
    path("cases/<uuid:case>/visits/out/", safety_views.GoOut.view(), name="go_out"),
    path("cases/<uuid:case>/visits/missed/<uuid:pk>/", missed_views.Explain.view(), name="explain"),
    path("cases/<uuid:case>/visits/twice/<uuid:pk>/", missed_views.Settle.view(), name="settle"),
    path("cases/<uuid:case>/visits/<uuid:line>/", views.OneVisit.view(), name="visit"),
    path("cases/<uuid:case>/visits/<uuid:line>/correct/", views.CorrectVisit.view(), name="correct"),
    path(
        "cases/<uuid:case>/visits/<uuid:line>/confirm/",
        told_views.ConfirmToldVisit.view(),
        name="confirm_told",
    ),
    path("visits/told/", told_views.ToldVisits.view(), name="told"),
    path("visits/missed/<uuid:pk>/", missed_views.MissedVisitCase.view(), name="missed"),
    path("questions/", signs_views.Questions.view(), name="questions"),
    path("questions/<uuid:pk>/", signs_views.AnswerOrDecide.view(), name="question"),
    path("callbacks/", signs_views.FamiliesToCall.view(), name="callbacks"),
    path("callbacks/<uuid:pk>/", signs_views.RecordFamilyCall.view(), name="callback"),
    path("outings/<uuid:pk>/", safety_views.OutingStatus.view(), name="outing"),
    path("outings/<uuid:pk>/back/", safety_views.ComeBack.view(), name="come_back"),
]
