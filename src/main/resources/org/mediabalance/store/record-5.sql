CREATE TABLE saved_search (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  parameters TEXT NOT NULL,
  author TEXT,
  at TEXT NOT NULL
);
