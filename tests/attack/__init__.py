"""Attacks that once succeeded, each as a test that fails on the code of before."""
