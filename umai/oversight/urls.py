"""The addresses of the boards and of the state of the system. They hold no name: a worker is given by id."""

from django.urls import path

from umai.oversight.board import views
from umai.oversight.duty import views as duty_views
from umai.oversight.pictures import views as picture_views
from umai.oversight.state import views as state_views
from umai.oversight.texts import views as text_views

app_name = "oversight"
urlpatterns = [
    path("system/", state_views.StateOfSystem.view(), name="state"),
    path("system/texts/<slug:language>/<int:part>/", text_views.ReadTexts.view(), name="texts"),
    path("system/texts/<slug:language>/sheet/", text_views.PrintTexts.view(), name="sheet_of_texts"),
    path("metrics", state_views.metrics, name="metrics"),
    path("board/", views.Board.view(), name="board"),
    path("board/intervals/", views.Intervals.view(), name="intervals"),
    path("board/known/", views.ReportSources.view(), name="known"),
    path("board/map/", picture_views.AreaMap.view(), name="map"),
    path("board/months/", picture_views.TwelveMonths.view(), name="months"),
    path("board/duty/", duty_views.DutyToReport.view(), name="duty"),
    path("board/duty/<uuid:pk>/<int:number>/", duty_views.JudgeBody.view(), name="found"),
    path("board/<slug:key>/", views.RowsBehindNumber.view(), name="rows"),
]
