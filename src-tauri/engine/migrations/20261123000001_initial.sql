-- Settings, one row each; a missing row means the default in domain::setup.
CREATE TABLE setup (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- The signed-in account. Tokens are in the OS keychain, never here.
CREATE TABLE account (
    account_id INTEGER NOT NULL PRIMARY KEY,
    username TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    tenant_id TEXT NOT NULL DEFAULT '',
    object_id TEXT NOT NULL DEFAULT '',
    scopes TEXT NOT NULL DEFAULT '',
    signed_in_at INTEGER NOT NULL,
    sign_in_needed INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A mailbox that is or was processed; entries of an old one stay linked to it.
CREATE TABLE mailbox (
    mailbox_id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    address TEXT NOT NULL,
    inbox_folder_id TEXT NOT NULL DEFAULT '',
    archive_folder_id TEXT NOT NULL DEFAULT '',
    not_logged_folder_id TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    UNIQUE (kind, address)
) STRICT;

CREATE TABLE salesperson (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    job_title TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    email_2 TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    commission TEXT NOT NULL DEFAULT '',
    blocked INTEGER NOT NULL DEFAULT 0,
    privacy_blocked INTEGER NOT NULL DEFAULT 0,
    search_text TEXT NOT NULL DEFAULT '',
    changed_at INTEGER NOT NULL
) STRICT;

-- Every address of a salesperson in canonical spelling: what mail is matched with.
CREATE TABLE salesperson_address (
    address TEXT NOT NULL,
    salesperson_code TEXT NOT NULL REFERENCES salesperson (code) ON DELETE CASCADE ON UPDATE CASCADE,
    kind TEXT NOT NULL,
    PRIMARY KEY (address, salesperson_code, kind)
) STRICT;
CREATE INDEX salesperson_address_by_salesperson ON salesperson_address (salesperson_code);

CREATE TABLE contact (
    contact_no TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    company_no TEXT NOT NULL DEFAULT '',
    job_title TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    email_2 TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    mobile TEXT NOT NULL DEFAULT '',
    street TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    home_page TEXT NOT NULL DEFAULT '',
    salesperson_code TEXT NOT NULL DEFAULT '',
    privacy_blocked INTEGER NOT NULL DEFAULT 0,
    minor INTEGER NOT NULL DEFAULT 0,
    parental_consent INTEGER NOT NULL DEFAULT 0,
    name_key TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL DEFAULT '',
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_by_company ON contact (company_no, contact_no);
CREATE INDEX contact_by_salesperson ON contact (salesperson_code, contact_no);
-- Unique, so that a list of entries in the order of names can be read straight from the indexes.
CREATE UNIQUE INDEX contact_by_name ON contact (name_key, contact_no);

CREATE TABLE contact_alt_address (
    contact_no TEXT NOT NULL REFERENCES contact (contact_no) ON DELETE CASCADE ON UPDATE CASCADE,
    code TEXT NOT NULL,
    email TEXT NOT NULL DEFAULT '',
    from_date TEXT NOT NULL DEFAULT '',
    to_date TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (contact_no, code)
) STRICT;

-- Every address of a contact in canonical spelling: what mail is matched with.
CREATE TABLE contact_address (
    address TEXT NOT NULL,
    contact_no TEXT NOT NULL REFERENCES contact (contact_no) ON DELETE CASCADE ON UPDATE CASCADE,
    kind TEXT NOT NULL,
    alt_address_code TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (address, contact_no, kind, alt_address_code)
) STRICT;
CREATE INDEX contact_address_by_contact ON contact_address (contact_no);

-- Addresses that came or changed since set-aside mail was last decided again (late match).
CREATE TABLE changed_address (
    address TEXT NOT NULL PRIMARY KEY,
    changed_at INTEGER NOT NULL,
    -- Mail that names it is being decided again; a change meanwhile resets it.
    taken INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE interaction_group (
    code TEXT NOT NULL PRIMARY KEY,
    description TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE interaction_template (
    code TEXT NOT NULL PRIMARY KEY,
    group_code TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    unit_cost_minor INTEGER NOT NULL DEFAULT 0,
    unit_duration_minutes INTEGER NOT NULL DEFAULT 0,
    information_flow TEXT NOT NULL DEFAULT '',
    initiated_by TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT ''
) STRICT;

INSERT INTO interaction_group (code, description) VALUES ('SYSTEM', 'System-generated');
INSERT INTO interaction_template
    (code, group_code, description, unit_cost_minor, unit_duration_minutes, information_flow, initiated_by)
VALUES ('EMAIL', 'SYSTEM', 'Emails', 800, 1, 'Outbound', 'Us');

-- A message taken up from a mailbox. The row outlives its entries: it is the tombstone that forbids a second log.
CREATE TABLE message (
    message_id INTEGER PRIMARY KEY AUTOINCREMENT,
    mailbox_id INTEGER NOT NULL REFERENCES mailbox (mailbox_id),
    message_key TEXT NOT NULL,
    server_id TEXT NOT NULL,
    internet_message_id TEXT NOT NULL DEFAULT '',
    conversation_id TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    author_address TEXT NOT NULL DEFAULT '',
    author_name TEXT NOT NULL DEFAULT '',
    sent_at INTEGER,
    received_at INTEGER,
    sensitivity TEXT NOT NULL DEFAULT 'normal',
    is_draft INTEGER NOT NULL DEFAULT 0,
    has_attachments INTEGER NOT NULL DEFAULT 0,
    defects TEXT NOT NULL DEFAULT '[]',
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    decision TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    run_id INTEGER NOT NULL DEFAULT 0,
    location TEXT NOT NULL DEFAULT 'inbox',
    folder_id TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT '',
    link_state TEXT NOT NULL DEFAULT 'none',
    dismissed INTEGER NOT NULL DEFAULT 0,
    UNIQUE (mailbox_id, message_key),
    UNIQUE (mailbox_id, server_id)
) STRICT;
CREATE INDEX message_by_outcome ON message (outcome, dismissed, message_id);
CREATE INDEX message_by_conversation ON message (conversation_id);
CREATE INDEX message_by_internet_id ON message (mailbox_id, internet_message_id);

-- From, Sender, To and Cc as received, with the canonical address where it is one.
CREATE TABLE message_party (
    message_id INTEGER NOT NULL REFERENCES message (message_id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    canonical TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (message_id, role, position)
) STRICT;
CREATE INDEX message_party_by_address ON message_party (canonical, message_id);

-- The record of a message that its entries share (R62).
CREATE TABLE attachment (
    attachment_no INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL UNIQUE REFERENCES message (message_id),
    storage_type TEXT NOT NULL DEFAULT 'Exchange Storage',
    read_only INTEGER NOT NULL DEFAULT 1,
    modified_at INTEGER NOT NULL
) STRICT;

CREATE TABLE interaction_log_entry (
    entry_no INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER REFERENCES message (message_id),
    attachment_no INTEGER REFERENCES attachment (attachment_no),
    occurred_at INTEGER NOT NULL,
    contact_no TEXT NOT NULL DEFAULT '',
    contact_company_no TEXT NOT NULL DEFAULT '',
    contact_alt_address_code TEXT NOT NULL DEFAULT '',
    salesperson_code TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    information_flow TEXT NOT NULL DEFAULT '',
    initiated_by TEXT NOT NULL DEFAULT '',
    correspondence_type TEXT NOT NULL DEFAULT '',
    email_logged INTEGER NOT NULL DEFAULT 0,
    template_code TEXT NOT NULL DEFAULT '',
    group_code TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    cost_minor INTEGER NOT NULL DEFAULT 0,
    duration_minutes INTEGER NOT NULL DEFAULT 0,
    evaluation INTEGER NOT NULL DEFAULT 0,
    attempt_failed INTEGER NOT NULL DEFAULT 0,
    canceled INTEGER NOT NULL DEFAULT 0,
    postponed INTEGER NOT NULL DEFAULT 0,
    opportunity_no TEXT NOT NULL DEFAULT '',
    user_id TEXT NOT NULL DEFAULT '',
    -- Whose entry it was before that contact was deleted; it keeps entries apart that moved to one company.
    former_contact_no TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL DEFAULT '',
    UNIQUE (message_id, contact_no, salesperson_code, former_contact_no)
) STRICT;
-- The flags at the end let lists and counts be answered from the index alone.
CREATE INDEX entry_by_date ON interaction_log_entry (occurred_at, entry_no, canceled, postponed);
CREATE INDEX entry_by_contact
    ON interaction_log_entry (contact_no, occurred_at, entry_no, canceled, postponed, attempt_failed, information_flow);
CREATE INDEX entry_by_company
    ON interaction_log_entry (contact_company_no, occurred_at, entry_no, canceled, postponed, attempt_failed, information_flow);
CREATE INDEX entry_by_salesperson
    ON interaction_log_entry (salesperson_code, occurred_at, entry_no, canceled, postponed, attempt_failed, information_flow);
CREATE INDEX entry_by_flow ON interaction_log_entry (information_flow, occurred_at, entry_no, canceled, postponed);
CREATE INDEX entry_by_description ON interaction_log_entry (lower(description), entry_no, canceled, postponed);
CREATE INDEX entry_by_opportunity ON interaction_log_entry (opportunity_no, occurred_at, entry_no)
    WHERE opportunity_no <> '';
CREATE INDEX entry_hidden ON interaction_log_entry (canceled, postponed) WHERE canceled <> 0 OR postponed <> 0;
CREATE INDEX entry_by_attachment ON interaction_log_entry (attachment_no);

CREATE TABLE interaction_comment (
    entry_no INTEGER NOT NULL REFERENCES interaction_log_entry (entry_no) ON DELETE CASCADE,
    line_no INTEGER NOT NULL,
    date TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (entry_no, line_no)
) STRICT;

-- The outbox: mailbox operations intended in the transaction that decided, carried out afterwards.
CREATE TABLE operation (
    operation_id INTEGER PRIMARY KEY AUTOINCREMENT,
    mailbox_id INTEGER NOT NULL REFERENCES mailbox (mailbox_id),
    message_id INTEGER NOT NULL REFERENCES message (message_id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending',
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL DEFAULT 0,
    error_code TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    done_at INTEGER
) STRICT;
CREATE INDEX operation_to_do ON operation (state, mailbox_id, next_attempt_at, operation_id);
CREATE INDEX operation_by_message ON operation (message_id, operation_id);

CREATE TABLE run (
    run_id INTEGER PRIMARY KEY AUTOINCREMENT,
    mailbox_id INTEGER NOT NULL REFERENCES mailbox (mailbox_id),
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    status TEXT NOT NULL,
    summary TEXT NOT NULL DEFAULT '{}'
) STRICT;

-- One row: the job queue entry of e-mail logging. Its fields are those of domain::job::Job,
-- but for its description and account, which follow from the rest.
CREATE TABLE job (
    job_id INTEGER NOT NULL PRIMARY KEY,
    status TEXT NOT NULL,
    minutes_between INTEGER NOT NULL,
    weekdays INTEGER NOT NULL,
    starting_time TEXT NOT NULL DEFAULT '',
    ending_time TEXT NOT NULL DEFAULT '',
    earliest_start INTEGER,
    expiration INTEGER,
    max_attempts INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    rerun_delay_seconds INTEGER NOT NULL DEFAULT 0,
    next_run INTEGER,
    error_code TEXT NOT NULL DEFAULT '',
    error_message TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE activity (
    activity_id INTEGER PRIMARY KEY AUTOINCREMENT,
    occurred_at INTEGER NOT NULL,
    user_id TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL,
    context TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL DEFAULT ''
) STRICT;

-- The last number given; another first number in the settings begins a new series.
CREATE TABLE number_series (
    code TEXT NOT NULL PRIMARY KEY,
    first_no TEXT NOT NULL,
    last_no TEXT NOT NULL
) STRICT;
