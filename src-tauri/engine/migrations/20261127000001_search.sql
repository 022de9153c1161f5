-- Searching a million entries and sorting many tasks.

-- Words of the log: an entry's own, those of its contact and of its company, and marks of what its filters ask, so
-- that words and filters are answered by one question to one index. SQLite's own (FTS5, triggers, hex); the
-- statements that read it stand in store/sqlite.rs. A mark begins with a sign for private use that no text holds;
-- store/search.rs knows them: F2A01 flow, F2A02 salesperson, F2A03 template, F2A04 evaluation, F2A05 opportunity,
-- F2A06 contact, F2A07 company, F2A08 canceled, F2A09 postponed, F2A0A with an opportunity.
DROP TRIGGER entry_words_added;
DROP TRIGGER entry_words_removed;
DROP TRIGGER entry_words_changed;
DROP TABLE entry_words;
CREATE VIRTUAL TABLE entry_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'", prefix = '1 2 3'
);
CREATE VIRTUAL TABLE entry_vocabulary USING fts5vocab(entry_words, instance);
CREATE VIEW entry_text (entry_no, contact_no, contact_company_no, words) AS
SELECT e.entry_no, e.contact_no, e.contact_company_no,
    e.search_text || ' ' || COALESCE(c.search_text, '') || ' ' || COALESCE(k.search_text, '')
    || ' ' || char(993793) || hex(e.information_flow) || ' ' || char(993794) || hex(e.salesperson_code)
    || ' ' || char(993795) || hex(e.template_code) || ' ' || char(993796) || hex(e.evaluation)
    || ' ' || char(993797) || hex(e.opportunity_no) || ' ' || char(993798) || hex(e.contact_no)
    || ' ' || char(993799) || hex(e.contact_company_no)
    || CASE e.canceled WHEN 0 THEN '' ELSE ' ' || char(993800) END
    || CASE e.postponed WHEN 0 THEN '' ELSE ' ' || char(993801) END
    || CASE e.opportunity_no WHEN '' THEN '' ELSE ' ' || char(993802) END
FROM interaction_log_entry e
LEFT JOIN contact c ON c.contact_no = e.contact_no
LEFT JOIN contact k ON k.contact_no = e.contact_company_no AND e.contact_company_no <> e.contact_no;

CREATE TRIGGER entry_words_added AFTER INSERT ON interaction_log_entry BEGIN
    INSERT INTO entry_words (rowid, words) SELECT entry_no, words FROM entry_text WHERE entry_no = new.entry_no;
END;
CREATE TRIGGER entry_words_removed AFTER DELETE ON interaction_log_entry BEGIN
    DELETE FROM entry_words WHERE rowid = old.entry_no;
END;
CREATE TRIGGER entry_words_changed
AFTER UPDATE OF search_text, information_flow, salesperson_code, template_code, evaluation, opportunity_no, contact_no,
    contact_company_no, canceled, postponed
ON interaction_log_entry BEGIN
    DELETE FROM entry_words WHERE rowid = old.entry_no;
    INSERT INTO entry_words (rowid, words) SELECT entry_no, words FROM entry_text WHERE entry_no = new.entry_no;
END;
-- Entries are found by what their contact is called now.
CREATE TRIGGER entry_words_contact_added AFTER INSERT ON contact BEGIN
    DELETE FROM entry_words WHERE rowid IN (
        SELECT entry_no FROM interaction_log_entry WHERE contact_no = new.contact_no
        UNION SELECT entry_no FROM interaction_log_entry WHERE contact_company_no = new.contact_no);
    INSERT INTO entry_words (rowid, words) SELECT entry_no, words FROM entry_text WHERE entry_no IN (
        SELECT entry_no FROM interaction_log_entry WHERE contact_no = new.contact_no
        UNION SELECT entry_no FROM interaction_log_entry WHERE contact_company_no = new.contact_no);
END;
CREATE TRIGGER entry_words_contact_removed AFTER DELETE ON contact BEGIN
    DELETE FROM entry_words WHERE rowid IN (
        SELECT entry_no FROM interaction_log_entry WHERE contact_no = old.contact_no
        UNION SELECT entry_no FROM interaction_log_entry WHERE contact_company_no = old.contact_no);
    INSERT INTO entry_words (rowid, words) SELECT entry_no, words FROM entry_text WHERE entry_no IN (
        SELECT entry_no FROM interaction_log_entry WHERE contact_no = old.contact_no
        UNION SELECT entry_no FROM interaction_log_entry WHERE contact_company_no = old.contact_no);
END;
CREATE TRIGGER entry_words_contact_changed AFTER UPDATE OF contact_no, search_text ON contact
WHEN new.contact_no <> old.contact_no OR new.search_text <> old.search_text BEGIN
    DELETE FROM entry_words WHERE rowid IN (
        SELECT entry_no FROM interaction_log_entry WHERE contact_no IN (old.contact_no, new.contact_no)
        UNION SELECT entry_no FROM interaction_log_entry
        WHERE contact_company_no IN (old.contact_no, new.contact_no));
    INSERT INTO entry_words (rowid, words) SELECT entry_no, words FROM entry_text WHERE entry_no IN (
        SELECT entry_no FROM interaction_log_entry WHERE contact_no IN (old.contact_no, new.contact_no)
        UNION SELECT entry_no FROM interaction_log_entry
        WHERE contact_company_no IN (old.contact_no, new.contact_no));
END;
INSERT INTO entry_words (rowid, words) SELECT entry_no, words FROM entry_text ORDER BY entry_no;
INSERT INTO entry_words (entry_words) VALUES ('optimize');

-- The name of its contact stands with a task, to be sorted by and looked for; kept by triggers.
ALTER TABLE task ADD COLUMN contact_key TEXT NOT NULL DEFAULT '';
UPDATE task SET contact_key = COALESCE((SELECT c.name_key FROM contact c WHERE c.contact_no = task.contact_no), '')
WHERE contact_no <> '';
CREATE TRIGGER task_contact_key_added AFTER INSERT ON task WHEN new.contact_no <> '' BEGIN
    UPDATE task SET contact_key =
        COALESCE((SELECT c.name_key FROM contact c WHERE c.contact_no = new.contact_no), '')
    WHERE task_no = new.task_no;
END;
CREATE TRIGGER task_contact_key_moved AFTER UPDATE OF contact_no ON task WHEN new.contact_no <> old.contact_no BEGIN
    UPDATE task SET contact_key =
        COALESCE((SELECT c.name_key FROM contact c WHERE c.contact_no = new.contact_no), '')
    WHERE task_no = new.task_no;
END;
CREATE TRIGGER task_contact_key_came AFTER INSERT ON contact BEGIN
    UPDATE task SET contact_key = new.name_key WHERE contact_no = new.contact_no;
END;
CREATE TRIGGER task_contact_key_removed AFTER DELETE ON contact BEGIN
    UPDATE task SET contact_key = '' WHERE contact_no = old.contact_no;
END;
CREATE TRIGGER task_contact_key_renamed AFTER UPDATE OF name_key ON contact WHEN new.name_key <> old.name_key BEGIN
    UPDATE task SET contact_key = new.name_key WHERE contact_no = new.contact_no;
END;
CREATE INDEX task_by_contact_name ON task (contact_key, date, task_no);
CREATE INDEX task_by_description ON task (lower(description), date, task_no);
CREATE INDEX task_of_salespeople ON task (salesperson_code, date, task_no);
-- What the search box of tasks looks through, and what their filters ask, stand in this index, so that the rows are
-- not read.
CREATE INDEX task_searched ON task (search_text, contact_key, closed, date, status, kind, salesperson_code,
    contact_no, contact_company_no, opportunity_no, task_no);
