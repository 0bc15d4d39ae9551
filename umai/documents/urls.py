"""The addresses of documents. An address holds ids and nothing about a person."""

from django.urls import path

from umai.documents import views

app_name = "documents"
urlpatterns = [
    path("children/<uuid:pk>/documents/add/", views.Attach.view(), name="attach"),
    path("documents/<uuid:pk>/", views.Document.view(), name="file"),
    path("documents/<uuid:pk>/content/", views.Content.view(), name="content"),
    path("documents/<uuid:pk>/strike/", views.Strike.view(), name="strike"),
]
