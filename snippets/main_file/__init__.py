"""Programs that no child can import: typed, piped, packaged, in a notebook, frozen."""
