"""What a process is doing, seen from outside."""
