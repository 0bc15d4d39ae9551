"""The addresses of the boards. They name no person: a worker stands there by an id."""

from django.urls import path

from umai.oversight.board import views
from umai.oversight.duty import views as duty_views

app_name = "oversight"
urlpatterns = [
    path("board/", views.board, name="board"),
    path("board/intervals/", views.intervals, name="intervals"),
    path("board/known/", views.known, name="known"),
    path("board/duty/", duty_views.duty, name="duty"),
    path("board/duty/<uuid:pk>/<int:number>/", duty_views.found, name="found"),
    path("board/<slug:key>/", views.rows, name="rows"),
]
