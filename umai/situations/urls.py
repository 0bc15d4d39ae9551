"""The addresses of what the law says of children: ids and codes of the law, and nothing about a person."""

from django.urls import path

from umai.situations import views
from umai.situations.what_if import views as what_if

app_name = "situations"
urlpatterns = [
    path("situations/", views.Findings.view(), name="rows"),
    path("situations/counts/", views.FindingCounts.view(), name="counts"),
    path("situations/what-if/", what_if.AskWhatIf.view(), name="ask_what_if"),
    path("situations/what-if/<uuid:pk>/", what_if.ShowWhatIf.view(), name="what_if"),
    path("children/<uuid:pk>/situations/", views.FindingsOfChild.view(), name="of_child"),
]
