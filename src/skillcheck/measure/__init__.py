"""Computing: pure functions from values to values."""
