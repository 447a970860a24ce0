"""Starting a process, joining it, looking at it and ending it."""
