"""The person: what they read, and what they type."""
