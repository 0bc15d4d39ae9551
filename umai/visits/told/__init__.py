"""Visits that one worker made and another wrote down: who was there says whether it was so."""
