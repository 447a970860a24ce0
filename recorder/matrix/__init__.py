"""Where each snippet works: every run at every place, judged."""
