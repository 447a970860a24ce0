"""Three ways to start a process, and what each copies and costs."""
