"""Processes of other machines."""
