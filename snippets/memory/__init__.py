"""What processes share, and what they do not."""
