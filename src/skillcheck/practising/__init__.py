"""What to practise, and when it comes back: pure."""
