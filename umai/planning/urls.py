"""The addresses of the plans. An address holds ids, a check code at most, and nothing about a person."""

from django.urls import path

from umai.planning.deciding import views as edition_views
from umai.planning.writing import line_views, part_views, views

PLAN = "cases/<uuid:case>/plan/<slug:kind>/"

app_name = "planning"
urlpatterns = [
    path("cases/<uuid:case>/plan/", views.plans, name="plans"),
    path("cases/<uuid:case>/plan/child/placement/", part_views.placement, name="placement"),
    path(f"{PLAN}", views.draft, name="draft"),
    path(f"{PLAN}hand-in/", views.hand_in, name="hand_in"),
    path(f"{PLAN}needs/new/", line_views.write_need, name="new_need"),
    path(f"{PLAN}needs/<uuid:line>/", line_views.need, name="need"),
    path(f"{PLAN}needs/<uuid:line>/change/", line_views.write_need, name="change_need"),
    path(f"{PLAN}goals/new/", line_views.write_goal, name="new_goal"),
    path(f"{PLAN}goals/<uuid:line>/", line_views.write_goal, name="change_goal"),
    path(f"{PLAN}measures/new/", line_views.write_measure, name="new_measure"),
    path(f"{PLAN}measures/<uuid:line>/", line_views.write_measure, name="change_measure"),
    path(f"{PLAN}measures/<uuid:line>/progress/", part_views.progress, name="progress"),
    path(f"{PLAN}<slug:what>/<uuid:line>/strike/", line_views.strike, name="strike"),
    path("plans/", edition_views.waiting, name="waiting"),
    path("plans/print/<str:language>/", edition_views.waiting_paper, name="print_waiting"),
    path("plans/check/", edition_views.check, name="check"),
    path("plans/check/<str:code>/", edition_views.check, name="check_code"),
    path("plans/<uuid:pk>/", edition_views.edition, name="edition"),
    path("plans/<uuid:pk>/print/", edition_views.paper, name="print"),
    path("plans/<uuid:pk>/<slug:kind>/", edition_views.step, name="step"),
]
