"""The error index: what fails, what mends it, and where, in one place."""
