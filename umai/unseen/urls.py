"""The addresses of children on lists. They name no person: a line stands there by an id."""

from django.urls import path

from umai.unseen import act_views, views

app_name = "unseen"
urlpatterns = [
    path("unseen/", views.board, name="board"),
    path("unseen/rows/", views.rows, name="rows"),
    path("unseen/signals/", act_views.signals, name="signals"),
    path("unseen/answers/", act_views.answers, name="answers"),
    path("unseen/<uuid:pk>/", views.line, name="line"),
    path("unseen/<uuid:pk>/take-back/", act_views.take_back, name="take_back"),
]
