"""The addresses of children on lists. They name no person: a line stands there by an id."""

from django.urls import path

from umai.unseen import act_views, views

app_name = "unseen"
urlpatterns = [
    path("unseen/", views.Board.view(), name="board"),
    path("unseen/rows/", views.Rows.view(), name="rows"),
    path("unseen/signals/", act_views.MakeSignals.view(), name="signals"),
    path("unseen/answers/", act_views.AnswerFor.view(), name="answers"),
    path("unseen/<uuid:pk>/", views.OneChild.view(), name="line"),
    path("unseen/<uuid:pk>/take-back/", views.TakeBack.view(), name="take_back"),
]
