"""The addresses of contradictions: ids of children and names of rules, and nothing about a person."""

from django.urls import path

from umai.contradictions import views

app_name = "contradictions"
urlpatterns = [
    path("contradictions/", views.Contradictions.view(), name="rows"),
    path("contradictions/<uuid:pk>/<slug:rule>/", views.AnswerContradiction.view(), name="answer"),
]
