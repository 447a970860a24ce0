"""Count the words of many files, in a loop and in processes."""
