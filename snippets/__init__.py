"""The examples: one idea a file, each a script that runs by itself."""
