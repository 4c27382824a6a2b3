"""skillcheck: which skills matter most to work on next, how sure that is, and what to do on Monday."""

__version__ = "0.1.0"
