CREATE TABLE account (
  name TEXT PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('coder', 'lead')),
  password TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1,
  at TEXT NOT NULL
);
CREATE TABLE invitation (
  token TEXT PRIMARY KEY,
  name TEXT,
  role TEXT NOT NULL CHECK (role IN ('coder', 'lead')),
  expires_at TEXT NOT NULL
);
CREATE TABLE session (
  token TEXT PRIMARY KEY,
  name TEXT NOT NULL REFERENCES account (name),
  expires_at TEXT NOT NULL
);
