CREATE TABLE news (name text NOT NULL);
