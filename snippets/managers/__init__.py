"""Objects that live in a process of their own."""
