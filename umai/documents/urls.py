"""The addresses of documents. An address holds ids and nothing about a person."""

from django.urls import path

from umai.documents import views

app_name = "documents"
urlpatterns = [
    path("children/<uuid:pk>/documents/add/", views.attach, name="attach"),
    path("documents/<uuid:pk>/", views.file, name="file"),
    path("documents/<uuid:pk>/content/", views.content, name="content"),
    path("documents/<uuid:pk>/strike/", views.strike, name="strike"),
]
