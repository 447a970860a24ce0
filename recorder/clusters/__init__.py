"""One computation on several hosts: made, run, broken and drawn by ``nox -s clusters``."""
