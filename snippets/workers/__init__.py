"""How many processes a machine can use."""
