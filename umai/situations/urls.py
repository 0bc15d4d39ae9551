"""The addresses of what the law says of children: ids and codes of the law, and nothing about a person."""

from django.urls import path

from umai.situations import views

app_name = "situations"
urlpatterns = [
    path("situations/", views.Findings.view(), name="rows"),
    path("situations/counts/", views.FindingCounts.view(), name="counts"),
    path("children/<uuid:pk>/situations/", views.FindingsOfChild.view(), name="of_child"),
]
