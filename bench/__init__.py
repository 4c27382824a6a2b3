"""The bench: real and simulated answers replayed through the program's own engine; not installed with it."""
