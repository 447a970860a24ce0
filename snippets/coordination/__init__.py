"""Processes that wait for one another."""
