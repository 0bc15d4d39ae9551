"""Umai: the register and case management that protects children whom labour migration leaves behind."""
