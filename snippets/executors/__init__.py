"""Futures and executors, what they hide, and asyncio beside them."""
