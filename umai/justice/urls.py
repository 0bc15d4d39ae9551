"""The addresses of this room. An address holds ids and the name of what is asked."""

from django.urls import URLPattern

app_name = "justice"
urlpatterns: list[URLPattern] = []
