"""Who ran when: a second run with a probe in each process, and a figure of what it noted."""
