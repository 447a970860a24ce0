"""Programs typed, piped, packaged, in a notebook and frozen."""
