"""A child, once: identity, family, absences, carers, school and health."""
