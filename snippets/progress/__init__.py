"""Progress bars, and the log lines of workers in one place."""
