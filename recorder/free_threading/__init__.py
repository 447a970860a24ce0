"""What the programs of one page print on builds without the lock, run by themselves."""
