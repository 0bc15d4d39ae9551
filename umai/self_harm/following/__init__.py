"""The year after: on which days somebody is in touch with the child, and what came of it."""
