"""Files and the history: the only room that reads YAML and SQLite."""
