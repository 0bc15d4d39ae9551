"""The papers of the carers: two at one time are explained, and what the register holds is printed."""
