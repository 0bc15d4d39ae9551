"""Visits that were missed or came twice: explain one, plan it for other days, choose the version."""
