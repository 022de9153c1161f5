-- What the start page has shown: one row. What came in after `seen` is new; `looked` is where the visit under way is.
CREATE TABLE home (
    home_id INTEGER NOT NULL PRIMARY KEY,
    seen_at INTEGER NOT NULL,
    seen_entry_no INTEGER NOT NULL,
    seen_message_id INTEGER NOT NULL,
    looked_at INTEGER NOT NULL,
    looked_entry_no INTEGER NOT NULL,
    looked_message_id INTEGER NOT NULL
) STRICT;

-- Mail that somebody said needs no answer; it waits for none until the conversation goes on.
CREATE TABLE answer_not_needed (
    message_id INTEGER NOT NULL PRIMARY KEY REFERENCES message (message_id) ON DELETE CASCADE,
    noted_at INTEGER NOT NULL
) STRICT;

-- Mail by day, and what waits for an answer, are read from this index alone.
CREATE INDEX entry_mail ON interaction_log_entry
    (information_flow, occurred_at, message_id, salesperson_code, canceled, postponed)
    WHERE message_id IS NOT NULL AND canceled = 0 AND postponed = 0;

-- Every word contacts are found by, to find the one that was meant. SQLite's own.
CREATE VIRTUAL TABLE contact_vocabulary USING fts5vocab(contact_words, row);
