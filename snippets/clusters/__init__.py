"""One computation on several machines."""
