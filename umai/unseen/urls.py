"""The addresses of children on lists. They name no person, only the id of a line."""

from django.urls import path

from umai.unseen import bulk_views, views

app_name = "unseen"
urlpatterns = [
    path("unseen/", views.UnseenBoard.view(), name="board"),
    path("unseen/rows/", views.UnseenRows.view(), name="rows"),
    path("unseen/signals/", bulk_views.MakeSignals.view(), name="signals"),
    path("unseen/answers/", bulk_views.AnswerForChildren.view(), name="answers"),
    path("unseen/<uuid:pk>/", views.OneListedChild.view(), name="line"),
    path("unseen/<uuid:pk>/take-back/", views.TakeAnswerBack.view(), name="take_back"),
]
