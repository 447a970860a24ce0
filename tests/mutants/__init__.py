"""Changes the project in many small ways, one at a time, and sees which gates turn red."""
