"""The addresses of the plans. An address holds ids, a check code at most, and nothing about a person."""

from django.urls import path

from umai.planning.decisions import views as edition_views
from umai.planning.decisions import waiting_views
from umai.planning.writing import line_views, part_views, views

PLAN = "cases/<uuid:case>/plan/<slug:kind>/"

app_name = "planning"
urlpatterns = [
    path("cases/<uuid:case>/plan/", views.Plans.view(), name="plans"),
    path("cases/<uuid:case>/plan/child/placement/", part_views.WritePlacement.view(), name="placement"),
    path(f"{PLAN}", views.DraftPage.view(), name="draft"),
    path(f"{PLAN}hand-in/", views.HandIn.view(), name="hand_in"),
    path(f"{PLAN}needs/new/", line_views.WriteNeed.view(), name="new_need"),
    path(f"{PLAN}needs/<uuid:line>/", line_views.NeedPage.view(), name="need"),
    path(f"{PLAN}needs/<uuid:line>/change/", line_views.WriteNeed.view(), name="change_need"),
    path(f"{PLAN}goals/new/", line_views.WriteGoal.view(), name="new_goal"),
    path(f"{PLAN}goals/<uuid:line>/", line_views.WriteGoal.view(), name="change_goal"),
    path(f"{PLAN}measures/new/", line_views.WriteMeasure.view(), name="new_measure"),
    path(f"{PLAN}measures/<uuid:line>/", line_views.WriteMeasure.view(), name="change_measure"),
    path(f"{PLAN}measures/<uuid:line>/progress/", part_views.WriteProgress.view(), name="progress"),
    path(f"{PLAN}<slug:what>/<uuid:line>/strike/", line_views.StrikePlanLine.view(), name="strike"),
    path("plans/", waiting_views.WaitingPlans.view(), name="waiting"),
    path("plans/print/<str:language>/", waiting_views.PrintWaitingPlans.view(), name="print_waiting"),
    path("plans/check/", edition_views.CheckPlanCode.view(), name="check"),
    path("plans/check/<str:code>/", edition_views.CheckPlanCode.view(), name="check_code"),
    path("plans/<uuid:pk>/", edition_views.PlanEditionPage.view(), name="edition"),
    path("plans/<uuid:pk>/print/", edition_views.PrintPlan.view(), name="print"),
    *[
        path(f"plans/<uuid:pk>/{page.kind}/", page.view(), {"kind": page.kind.value}, name="step")
        for page in (
            edition_views.SubmitPlan,
            edition_views.AgreeToPlan,
            edition_views.ApprovePlan,
            edition_views.SendPlanBack,
        )
    ],
]
