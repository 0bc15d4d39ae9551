"""The addresses of documents. An address holds ids and nothing about a person."""

from django.urls import path

from umai.documents import views

app_name = "documents"
urlpatterns = [
    path("children/<uuid:pk>/documents/add/", views.AttachDocument.view(), name="attach"),
    path("documents/<uuid:pk>/", views.DocumentPage.view(), name="file"),
    path("documents/<uuid:pk>/content/", views.DocumentContent.view(), name="content"),
    path("documents/<uuid:pk>/strike/", views.StrikeDocument.view(), name="strike"),
]
