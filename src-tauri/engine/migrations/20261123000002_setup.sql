-- When the kept sign-in was last renewed: its ninety days begin anew each time (wire §2, refresh tokens).
ALTER TABLE account ADD COLUMN renewed_at INTEGER;

-- What an error row of the activity log is about, so that it reads in the language of the reader.
ALTER TABLE activity ADD COLUMN error_code TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN cause TEXT NOT NULL DEFAULT '';
ALTER TABLE activity ADD COLUMN reference TEXT NOT NULL DEFAULT '';
ALTER TABLE job ADD COLUMN error_cause TEXT NOT NULL DEFAULT '';
CREATE INDEX activity_by_status ON activity (status, activity_id);
CREATE INDEX activity_by_context ON activity (context, activity_id);
CREATE INDEX activity_by_time ON activity (occurred_at);

-- How far the assisted setup is; a missing row means not begun.
CREATE TABLE guide (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Who changed the setup, when, what (R51). Rows are only added.
CREATE TABLE audit (
    audit_id INTEGER PRIMARY KEY AUTOINCREMENT,
    occurred_at INTEGER NOT NULL,
    user_id TEXT NOT NULL DEFAULT '',
    action TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    old_value TEXT NOT NULL DEFAULT '',
    new_value TEXT NOT NULL DEFAULT ''
) STRICT;

-- One row once a PIN was set (R50); its hash is in the OS keychain, never here.
CREATE TABLE administrator (
    administrator_id INTEGER NOT NULL PRIMARY KEY,
    protected INTEGER NOT NULL DEFAULT 0,
    -- Wrong PINs in a row, and when the next try is allowed: they outlive the program.
    failures INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Size of the working folders, one row a folder and local day, for the forecast (R113).
CREATE TABLE folder_size (
    mailbox_id INTEGER NOT NULL REFERENCES mailbox (mailbox_id),
    day TEXT NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    measured_at INTEGER NOT NULL,
    items INTEGER NOT NULL,
    bytes INTEGER,
    PRIMARY KEY (mailbox_id, day, role)
) STRICT;

-- The whole message as MIME, where the setup keeps it.
CREATE TABLE message_content (
    message_id INTEGER NOT NULL PRIMARY KEY REFERENCES message (message_id) ON DELETE CASCADE,
    mime BLOB NOT NULL,
    kept_at INTEGER NOT NULL
) STRICT;
