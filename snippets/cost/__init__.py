"""What a parallel program pays, and from which size on it gains."""
