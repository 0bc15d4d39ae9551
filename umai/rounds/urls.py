"""The addresses of rounds. An address names a round, a dwelling or a sighting by its id, and no person."""

from umai.rounds.market.urls import urlpatterns as market
from umai.rounds.planning.urls import urlpatterns as planning

app_name = "rounds"
urlpatterns = [*planning, *market]
