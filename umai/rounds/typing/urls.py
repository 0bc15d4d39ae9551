from django.urls import path

from umai.rounds.typing import views

urlpatterns = [
    path("rounds/<uuid:pk>/type/", views.TypeSheet.view(), name="type"),
    path("rounds/<uuid:pk>/sheets/", views.TypedSheets.view(), name="sheets"),
    path("rounds/<uuid:pk>/sheets/<int:sheet>/", views.CompareSheet.view(), name="sheet"),
]
