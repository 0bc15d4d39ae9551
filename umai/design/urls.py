from django.urls import path

from umai.design import views

app_name = "design"
urlpatterns = [path("design/", views.components, name="components")]
