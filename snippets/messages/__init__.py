"""Pipes and queues: what one process tells another."""
