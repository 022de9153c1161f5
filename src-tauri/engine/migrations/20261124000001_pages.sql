-- Contacts: the rest of the original's fields (C.2, H), and dated comments.
ALTER TABLE contact ADD COLUMN search_name TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN salutation TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN organizational_level TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN business_relation TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN territory TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN currency TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN vat_registration_no TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN correspondence_type TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN format_region TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN street_2 TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN post_code TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN county TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN exclude_from_segment INTEGER NOT NULL DEFAULT 0;
UPDATE contact SET search_name = upper(name);

CREATE TABLE contact_comment (
    contact_no TEXT NOT NULL REFERENCES contact (contact_no) ON DELETE CASCADE ON UPDATE CASCADE,
    line_no INTEGER NOT NULL,
    date TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL,
    PRIMARY KEY (contact_no, line_no)
) STRICT;

-- Tasks (original.md H todo). Days are local ones, times and the reminder are of the clock on the wall.
CREATE TABLE task (
    task_no TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL,
    date TEXT NOT NULL,
    status TEXT NOT NULL,
    priority TEXT NOT NULL,
    closed INTEGER NOT NULL DEFAULT 0,
    date_closed TEXT NOT NULL DEFAULT '',
    canceled INTEGER NOT NULL DEFAULT 0,
    contact_no TEXT NOT NULL DEFAULT '',
    contact_company_no TEXT NOT NULL DEFAULT '',
    salesperson_code TEXT NOT NULL DEFAULT '',
    team_code TEXT NOT NULL DEFAULT '',
    opportunity_no TEXT NOT NULL DEFAULT '',
    entry_no INTEGER NOT NULL DEFAULT 0,
    start_date TEXT NOT NULL DEFAULT '',
    start_time TEXT NOT NULL DEFAULT '',
    end_date TEXT NOT NULL DEFAULT '',
    end_time TEXT NOT NULL DEFAULT '',
    reminder TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL DEFAULT '',
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX task_by_date ON task (date, task_no);
CREATE INDEX task_open_by_date ON task (date, task_no) WHERE closed = 0;
CREATE INDEX task_by_contact ON task (contact_no, closed, date, task_no);
CREATE INDEX task_by_company ON task (contact_company_no, closed, date, task_no);
CREATE INDEX task_by_salesperson ON task (salesperson_code, closed, date, task_no);
CREATE INDEX task_by_opportunity ON task (opportunity_no, closed, date, task_no);

-- Activities: plans of tasks; the steps become tasks on the day they are assigned plus their formula.
CREATE TABLE activity_plan (
    code TEXT NOT NULL PRIMARY KEY,
    description TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE activity_plan_step (
    code TEXT NOT NULL REFERENCES activity_plan (code) ON DELETE CASCADE,
    step INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL,
    priority TEXT NOT NULL,
    date_formula TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (code, step)
) STRICT;

-- Rules about mail: addresses and domains that are never logged, or only when somebody says so.
CREATE TABLE mail_rule (
    rule_id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (kind, value)
) STRICT;

-- What an act of the mail desk did, so that it can be taken back.
CREATE TABLE desk_act (
    act_id INTEGER PRIMARY KEY AUTOINCREMENT,
    occurred_at INTEGER NOT NULL,
    act TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Interaction log: what its filters follow.
CREATE INDEX entry_by_template ON interaction_log_entry (template_code, occurred_at, entry_no, canceled, postponed);
CREATE INDEX entry_evaluated ON interaction_log_entry (evaluation, occurred_at, entry_no) WHERE evaluation <> 0;

-- Interaction log: words to search for. SQLite's own (FTS5, triggers); the statements that read it stand in
-- store/sqlite.rs. Each keeps word beginnings only: the texts stay in their tables. Marks of other scripts belong to
-- their words; those of Latin ones are taken off.
CREATE VIRTUAL TABLE entry_words USING fts5 (
    search_text,
    content = 'interaction_log_entry', content_rowid = 'entry_no', columnsize = 0, detail = none,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'", prefix = '1 2 3 4 5 6'
);
CREATE TRIGGER entry_words_added AFTER INSERT ON interaction_log_entry BEGIN
    INSERT INTO entry_words (rowid, search_text) VALUES (new.entry_no, new.search_text);
END;
CREATE TRIGGER entry_words_removed AFTER DELETE ON interaction_log_entry BEGIN
    INSERT INTO entry_words (entry_words, rowid, search_text) VALUES ('delete', old.entry_no, old.search_text);
END;
CREATE TRIGGER entry_words_changed AFTER UPDATE OF search_text ON interaction_log_entry BEGIN
    INSERT INTO entry_words (entry_words, rowid, search_text) VALUES ('delete', old.entry_no, old.search_text);
    INSERT INTO entry_words (rowid, search_text) VALUES (new.entry_no, new.search_text);
END;
INSERT INTO entry_words (entry_words) VALUES ('rebuild');

-- The same for contacts, whose number is a text: each has a number of its own here.
CREATE TABLE contact_words_no (
    words_no INTEGER PRIMARY KEY,
    contact_no TEXT NOT NULL UNIQUE
) STRICT;
CREATE VIRTUAL TABLE contact_words USING fts5 (
    search_text, content = '', columnsize = 0, detail = none,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'", prefix = '1 2 3 4 5 6'
);
CREATE TRIGGER contact_words_added AFTER INSERT ON contact BEGIN
    INSERT INTO contact_words_no (contact_no) VALUES (new.contact_no);
    INSERT INTO contact_words (rowid, search_text)
    SELECT words_no, new.search_text FROM contact_words_no WHERE contact_no = new.contact_no;
END;
CREATE TRIGGER contact_words_removed AFTER DELETE ON contact BEGIN
    INSERT INTO contact_words (contact_words, rowid, search_text)
    SELECT 'delete', words_no, old.search_text FROM contact_words_no WHERE contact_no = old.contact_no;
    DELETE FROM contact_words_no WHERE contact_no = old.contact_no;
END;
CREATE TRIGGER contact_words_changed AFTER UPDATE OF contact_no, search_text ON contact BEGIN
    INSERT INTO contact_words (contact_words, rowid, search_text)
    SELECT 'delete', words_no, old.search_text FROM contact_words_no WHERE contact_no = old.contact_no;
    UPDATE contact_words_no SET contact_no = new.contact_no WHERE contact_no = old.contact_no;
    INSERT INTO contact_words (rowid, search_text)
    SELECT words_no, new.search_text FROM contact_words_no WHERE contact_no = new.contact_no;
END;
INSERT INTO contact_words_no (contact_no) SELECT contact_no FROM contact ORDER BY contact_no;
INSERT INTO contact_words (rowid, search_text)
SELECT n.words_no, c.search_text FROM contact c JOIN contact_words_no n ON n.contact_no = c.contact_no;
