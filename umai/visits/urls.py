"""The addresses of visits. An address holds ids and nothing about a person."""

from django.urls import path

from umai.visits.missed import views as missed_views
from umai.visits.plausibility import views as signs_views
from umai.visits.safety import views as safety_views
from umai.visits.visit import views

app_name = "visits"
urlpatterns = [
    path("cases/<uuid:case>/visits/", views.of_case, name="of_case"),
    path("cases/<uuid:case>/visits/new/", views.new, name="new"),
    path("cases/<uuid:case>/visits/draft/", views.draft, name="draft"),
    path("cases/<uuid:case>/visits/not-made/", views.not_made, name="not_made"),
    path("cases/<uuid:case>/visits/plan/", missed_views.replan, name="replan"),
    path("cases/<uuid:case>/visits/warning/", safety_views.warn, name="warn"),
    path("cases/<uuid:case>/visits/warning/over/", safety_views.lift, name="lift"),
    path("cases/<uuid:case>/visits/out/", safety_views.go_out, name="go_out"),
    path("cases/<uuid:case>/visits/missed/<uuid:pk>/", missed_views.explain, name="explain"),
    path("cases/<uuid:case>/visits/twice/<uuid:pk>/", missed_views.settle, name="settle"),
    path("cases/<uuid:case>/visits/<uuid:line>/", views.visit, name="visit"),
    path("cases/<uuid:case>/visits/<uuid:line>/correct/", views.correct, name="correct"),
    path("questions/", signs_views.questions, name="questions"),
    path("questions/<uuid:pk>/", signs_views.question, name="question"),
    path("callbacks/", signs_views.callbacks, name="callbacks"),
    path("callbacks/<uuid:pk>/", signs_views.callback, name="callback"),
    path("outings/<uuid:pk>/", safety_views.outing, name="outing"),
    path("outings/<uuid:pk>/back/", safety_views.come_back, name="come_back"),
]
