"""The one operation of a room's first migration, which creates all its tables."""

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory


class CreateTables(Operation):
    """Create the tables of several models, in this order, as `CreateModel` would one after the other.

    After each `CreateModel` Django renders again every model that is related to the new one; for the
    rooms of Umai, where all are related, that took thirty seconds of the first start. A new model changes
    no other, so here the models of a room alone are rendered, once.
    """

    category = OperationCategory.ADDITION
    reversible = True

    def __init__(self, models: list[CreateModel]):
        self.models = models

    def deconstruct(self):
        return (self.__class__.__name__, [], {"models": self.models})

    def state_forwards(self, app_label, state):
        apps = state.__dict__.pop("apps", None)  # while it is away, nothing is rendered
        for model in self.models:
            model.state_forwards(app_label, state)
        if apps is not None:
            apps.render_multiple([state.models[app_label, model.name_lower] for model in self.models])
            state.apps = apps

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def references_model(self, name, app_label):
        return any(model.references_model(name, app_label) for model in self.models)

    def describe(self):
        return f"Create the tables of {', '.join(model.name for model in self.models)}"
