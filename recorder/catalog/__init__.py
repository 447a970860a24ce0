"""What the book says of each snippet: what to run, what to expect, what to show."""
