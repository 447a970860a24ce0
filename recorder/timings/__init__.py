"""Times programs against each other, in turn, and states what that showed."""
