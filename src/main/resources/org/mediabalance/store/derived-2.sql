CREATE TABLE transcript (
  item TEXT NOT NULL,
  model TEXT NOT NULL,
  digest TEXT NOT NULL,
  language TEXT NOT NULL,
  outcome TEXT NOT NULL,
  cues TEXT NOT NULL,
  PRIMARY KEY (item, digest, language)
);
