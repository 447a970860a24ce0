"""What pages include, what they must include, and where it is written."""
