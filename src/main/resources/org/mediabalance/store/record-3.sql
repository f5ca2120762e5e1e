CREATE TABLE host (
  host TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  requests INTEGER NOT NULL,
  closed_until TEXT
);
