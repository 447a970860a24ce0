"""What reaches another process, what does not, and at what cost."""
