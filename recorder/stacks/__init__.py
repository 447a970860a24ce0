"""Where each process of a run that hangs stands when it is stopped."""
