"""What snippets print: the runs that pages show, and the fragments that show them."""
