"""The same work serially, in threads and in processes."""
