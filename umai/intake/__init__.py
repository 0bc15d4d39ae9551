"""A case from opening to closing: its ten days, its worker, handover, transfer and reminders."""
