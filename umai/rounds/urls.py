"""The addresses of rounds. An address names a round or a dwelling by its id, and no person."""

from umai.rounds.anew.urls import urlpatterns as anew
from umai.rounds.found.urls import urlpatterns as found
from umai.rounds.planning.urls import urlpatterns as planning

app_name = "rounds"
urlpatterns = [*anew, *found, *planning]
