"""The storage of static files, whose names change with their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Also gives our ES modules the changed names of what they import."""

    support_js_module_import_aggregation = True
