"""What goes wrong with processes at work, and what helps."""
