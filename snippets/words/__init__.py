"""Count the words of many files, from a loop to a program that you keep."""
