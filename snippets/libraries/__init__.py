"""Connections and threads of libraries, before and after a fork."""
