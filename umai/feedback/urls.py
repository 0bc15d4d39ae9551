"""The addresses of what children are told: ids alone, and nothing about a person."""

from django.urls import path

from umai.feedback import views

app_name = "feedback"
urlpatterns = [
    path("feedback/", views.UntoldChildren.view(), name="list"),
    path("children/<uuid:pk>/feedback/", views.OfChild.view(), name="of_child"),
    path("children/<uuid:pk>/feedback/<uuid:decision>/", views.TellChild.view(), name="tell"),
    path(
        "children/<uuid:pk>/feedback/<uuid:decision>/not-told/", views.ExcuseTelling.view(), name="not_told"
    ),
    path(
        "children/<uuid:pk>/feedback/<uuid:decision>/answer/", views.AnswerDisagreement.view(), name="answer"
    ),
]
