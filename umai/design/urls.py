from django.urls import path

from umai.design import views

app_name = "design"
urlpatterns = [path("", views.components, name="components")]
