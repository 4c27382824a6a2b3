"""Goals, the days that they ask for, and what came of them: pure functions."""
