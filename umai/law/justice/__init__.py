"""Terms of violence, justice and self-harm: letters and answers, orders, and being in touch with a child."""
