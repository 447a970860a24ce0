"""Workers in containers and in servers."""
