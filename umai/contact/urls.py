"""The addresses of the card and of the talk: ids, and nothing about a person."""

from django.urls import path

from umai.contact import views

app_name = "contact"
urlpatterns = [
    path("children/<uuid:pk>/cards/", views.ShowCards.view(), name="of_child"),
    path("children/<uuid:pk>/cards/decide/", views.DecideCard.view(), name="decide"),
    path("children/<uuid:pk>/cards/talk/", views.PrintTalk.view(), name="talk"),
    path("cards/<uuid:pk>/print/", views.PrintCard.view(), name="print"),
    path("cards/<uuid:pk>/give/", views.GiveCard.view(), name="give"),
    path("cards/given/<uuid:pk>/lost/", views.LoseCard.view(), name="lose"),
]
