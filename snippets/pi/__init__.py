"""Computing π twice: exactly, by a series, and roughly, by chance."""
