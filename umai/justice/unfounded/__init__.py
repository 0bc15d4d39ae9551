"""An incident that did not happen as it was told: one person proposes it, another one agrees."""
