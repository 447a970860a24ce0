"""Progress bars over pools and executors, and log lines of workers in one place."""
