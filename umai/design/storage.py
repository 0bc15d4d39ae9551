"""Where static files are served from, with names that change when they change."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Also gives our ES modules the changed names of what they import."""

    support_js_module_import_aggregation = True
