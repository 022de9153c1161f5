-- Lists of a hundred thousand contacts and a million entries.

-- How many entries there are of each kind: what the filters of the interaction log count without reading entries.
-- Kept by triggers (SQLite's own), so it is exact at every moment.
CREATE TABLE entry_tally (
    salesperson_code TEXT NOT NULL,
    information_flow TEXT NOT NULL,
    template_code TEXT NOT NULL,
    evaluation INTEGER NOT NULL,
    has_opportunity INTEGER NOT NULL,
    canceled INTEGER NOT NULL,
    postponed INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    PRIMARY KEY (salesperson_code, information_flow, template_code, evaluation, has_opportunity, canceled, postponed)
) STRICT;
INSERT INTO entry_tally (salesperson_code, information_flow, template_code, evaluation, has_opportunity, canceled,
    postponed, entries)
SELECT salesperson_code, information_flow, template_code, evaluation, opportunity_no <> '', canceled <> 0,
    postponed <> 0, COUNT(*)
FROM interaction_log_entry
GROUP BY salesperson_code, information_flow, template_code, evaluation, opportunity_no <> '', canceled <> 0,
    postponed <> 0;
CREATE TRIGGER entry_tally_added AFTER INSERT ON interaction_log_entry BEGIN
    INSERT INTO entry_tally (salesperson_code, information_flow, template_code, evaluation, has_opportunity, canceled,
        postponed, entries)
    VALUES (new.salesperson_code, new.information_flow, new.template_code, new.evaluation, new.opportunity_no <> '',
        new.canceled <> 0, new.postponed <> 0, 1)
    ON CONFLICT DO UPDATE SET entries = entries + 1;
END;
CREATE TRIGGER entry_tally_removed AFTER DELETE ON interaction_log_entry BEGIN
    UPDATE entry_tally SET entries = entries - 1
    WHERE salesperson_code = old.salesperson_code AND information_flow = old.information_flow
        AND template_code = old.template_code AND evaluation = old.evaluation
        AND has_opportunity = (old.opportunity_no <> '') AND canceled = (old.canceled <> 0)
        AND postponed = (old.postponed <> 0);
END;
CREATE TRIGGER entry_tally_changed
AFTER UPDATE OF salesperson_code, information_flow, template_code, evaluation, opportunity_no, canceled, postponed
ON interaction_log_entry BEGIN
    UPDATE entry_tally SET entries = entries - 1
    WHERE salesperson_code = old.salesperson_code AND information_flow = old.information_flow
        AND template_code = old.template_code AND evaluation = old.evaluation
        AND has_opportunity = (old.opportunity_no <> '') AND canceled = (old.canceled <> 0)
        AND postponed = (old.postponed <> 0);
    INSERT INTO entry_tally (salesperson_code, information_flow, template_code, evaluation, has_opportunity, canceled,
        postponed, entries)
    VALUES (new.salesperson_code, new.information_flow, new.template_code, new.evaluation, new.opportunity_no <> '',
        new.canceled <> 0, new.postponed <> 0, 1)
    ON CONFLICT DO UPDATE SET entries = entries + 1;
END;

-- The orders of the interaction log hold all that its filters ask, so that an order is followed in its index alone.
DROP INDEX entry_by_contact;
DROP INDEX entry_by_company;
DROP INDEX entry_by_salesperson;
DROP INDEX entry_by_description;
DROP INDEX entry_evaluated;
CREATE INDEX entry_by_contact ON interaction_log_entry
    (contact_no, occurred_at, entry_no, canceled, postponed, attempt_failed, information_flow, salesperson_code,
        template_code, evaluation, opportunity_no);
CREATE INDEX entry_by_company ON interaction_log_entry
    (contact_company_no, occurred_at, entry_no, canceled, postponed, attempt_failed, information_flow,
        salesperson_code, template_code, evaluation, opportunity_no);
CREATE INDEX entry_by_salesperson ON interaction_log_entry
    (salesperson_code, occurred_at, entry_no, canceled, postponed, attempt_failed, information_flow, template_code,
        evaluation, opportunity_no);
CREATE INDEX entry_by_description ON interaction_log_entry
    (lower(description), entry_no, canceled, postponed, salesperson_code, information_flow, template_code,
        evaluation, opportunity_no, occurred_at);
CREATE INDEX entry_evaluated ON interaction_log_entry (evaluation, occurred_at, entry_no, canceled, postponed)
    WHERE evaluation <> 0;
CREATE INDEX entry_with_opportunity ON interaction_log_entry (occurred_at, entry_no, canceled, postponed)
    WHERE opportunity_no <> '';

-- Companies by name, and lists of one type.
-- Unique, so that companies and their entries can be read in order straight from the indexes.
CREATE UNIQUE INDEX contact_by_kind ON contact (kind, name_key, contact_no);

-- What contacts are sorted by that stands elsewhere: the name of their company, and their last interaction
-- (`original.md` I: without postponed ones and failed attempts; a company's is that of everybody it was with).
ALTER TABLE contact ADD COLUMN company_key TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN last_interaction_at INTEGER NOT NULL DEFAULT 0;
UPDATE contact SET
    company_key = COALESCE((SELECT k.name_key FROM contact k WHERE k.contact_no = contact.company_no), ''),
    last_interaction_at = COALESCE(CASE kind
        WHEN 'Company' THEN (SELECT MAX(e.occurred_at) FROM interaction_log_entry e
            WHERE e.contact_company_no = contact.contact_no AND e.postponed = 0 AND e.attempt_failed = 0)
        ELSE (SELECT MAX(e.occurred_at) FROM interaction_log_entry e
            WHERE e.contact_no = contact.contact_no AND e.postponed = 0 AND e.attempt_failed = 0) END, 0);
CREATE TRIGGER contact_company_key_added AFTER INSERT ON contact BEGIN
    UPDATE contact SET company_key = new.name_key WHERE company_no = new.contact_no;
    UPDATE contact SET company_key =
        COALESCE((SELECT k.name_key FROM contact k WHERE k.contact_no = new.company_no), '')
    WHERE contact_no = new.contact_no AND company_no <> '';
END;
CREATE TRIGGER contact_company_key_removed AFTER DELETE ON contact BEGIN
    UPDATE contact SET company_key = '' WHERE company_no = old.contact_no;
END;
CREATE TRIGGER contact_company_key_moved AFTER UPDATE OF company_no ON contact
WHEN new.company_no <> old.company_no BEGIN
    UPDATE contact SET company_key =
        COALESCE((SELECT k.name_key FROM contact k WHERE k.contact_no = new.company_no), '')
    WHERE contact_no = new.contact_no;
END;
CREATE TRIGGER contact_company_key_renamed AFTER UPDATE OF name_key ON contact
WHEN new.name_key <> old.name_key BEGIN
    UPDATE contact SET company_key = new.name_key WHERE company_no = new.contact_no;
END;
CREATE TRIGGER contact_last_added AFTER INSERT ON interaction_log_entry
WHEN new.postponed = 0 AND new.attempt_failed = 0 BEGIN
    UPDATE contact SET last_interaction_at = new.occurred_at
    WHERE contact_no IN (new.contact_no, new.contact_company_no) AND last_interaction_at < new.occurred_at;
END;
CREATE TRIGGER contact_last_removed AFTER DELETE ON interaction_log_entry BEGIN
    UPDATE contact SET last_interaction_at = COALESCE(CASE kind
        WHEN 'Company' THEN (SELECT MAX(e.occurred_at) FROM interaction_log_entry e
            WHERE e.contact_company_no = contact.contact_no AND e.postponed = 0 AND e.attempt_failed = 0)
        ELSE (SELECT MAX(e.occurred_at) FROM interaction_log_entry e
            WHERE e.contact_no = contact.contact_no AND e.postponed = 0 AND e.attempt_failed = 0) END, 0)
    WHERE contact_no IN (old.contact_no, old.contact_company_no);
END;
CREATE TRIGGER contact_last_changed
AFTER UPDATE OF occurred_at, contact_no, contact_company_no, postponed, attempt_failed ON interaction_log_entry BEGIN
    UPDATE contact SET last_interaction_at = COALESCE(CASE kind
        WHEN 'Company' THEN (SELECT MAX(e.occurred_at) FROM interaction_log_entry e
            WHERE e.contact_company_no = contact.contact_no AND e.postponed = 0 AND e.attempt_failed = 0)
        ELSE (SELECT MAX(e.occurred_at) FROM interaction_log_entry e
            WHERE e.contact_no = contact.contact_no AND e.postponed = 0 AND e.attempt_failed = 0) END, 0)
    WHERE contact_no IN (old.contact_no, old.contact_company_no, new.contact_no, new.contact_company_no);
END;
CREATE INDEX contact_by_company_name ON contact (company_key, contact_no);
CREATE INDEX contact_by_email ON contact (lower(email), contact_no);
CREATE INDEX contact_by_last_interaction ON contact (last_interaction_at, contact_no);
-- What the search box of contacts looks through stands in this index, so that the rows are not read.
CREATE INDEX contact_searched ON contact (search_text, company_no, kind, salesperson_code, contact_no);
