"""The addresses of the Commission. An address holds ids, the name of a paper and a language."""

from django.urls import path

from umai.commission.control import views as control
from umai.commission.pages import front_views, item_views, session_views

SESSION, ITEM = "commission/sessions/<uuid:pk>/", "commission/matters/<uuid:pk>/"

app_name = "commission"
urlpatterns = [
    path("cases/<uuid:case>/commission/", front_views.CommissionOfCase.view(), name="of_case"),
    path("cases/<uuid:case>/commission/ask/", front_views.AskHearing.view(), name="ask"),
    path("commission/", front_views.CommissionFront.view(), name="front"),
    path("commission/sessions/new/", session_views.ConveneSession.view(), name="convene"),
    path(SESSION, session_views.ShowSession.view(), name="session"),
    path(f"{SESSION}agenda/", session_views.BuildAgenda.view(), name="agenda"),
    path(f"{SESSION}invite/", session_views.InviteMember.view(), name="invite"),
    path(f"{SESSION}open/", session_views.OpenSession.view(), name="open"),
    path(f"{SESSION}close/", session_views.CloseSession.view(), name="close"),
    path(f"{SESSION}move/", session_views.MoveSession.view(), name="move"),
    path(f"{SESSION}cancel/", session_views.CancelSession.view(), name="cancel"),
    path(f"{SESSION}print/<slug:paper>/<str:language>/", session_views.PrintSession.view(), name="print"),
    path(ITEM, item_views.ShowItem.view(), name="item"),
    path(f"{ITEM}out/", item_views.TakeOut.view(), name="take_out"),
    path(f"{ITEM}tie/", item_views.StepBack.view(), name="step_back"),
    path(f"{ITEM}view/", item_views.WriteView.view(), name="view"),
    path(f"{ITEM}decide/", item_views.Decide.view(), name="decide"),
    path(f"{ITEM}print/<str:language>/", item_views.PrintDecision.view(), name="print_decision"),
    path("commission/decisions/<uuid:pk>/report/", item_views.ReportExecution.view(), name="report"),
    path("commission/half-year/sent/", control.SendReport.view(), name="send_report"),
    path("commission/half-year/", control.HalfYearReport.view(), name="half_year"),
    path("commission/half-year/<str:language>/", control.PrintHalfYear.view(), name="print_half_year"),
    path("commission/desk/", control.Desk.view(), name="desk"),
    path("commission/control/", control.Control.view(), name="control"),
    path("commission/control/<int:pk>/", control.ControlDistrict.view(), name="control_district"),
]
