"""Runs a command as a reader would, ends it, judges it, and keeps what was seen."""
