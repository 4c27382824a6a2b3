"""The use cases: what a command does, from what it was told to the page that it shows."""
