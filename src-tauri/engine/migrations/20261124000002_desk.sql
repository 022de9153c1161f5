-- Whose mail of a shared address is: the contacts somebody chose among those that share it.
CREATE TABLE address_choice (
    address TEXT NOT NULL,
    contact_no TEXT NOT NULL REFERENCES contact (contact_no) ON DELETE CASCADE ON UPDATE CASCADE,
    PRIMARY KEY (address, contact_no)
) STRICT;
CREATE INDEX address_choice_by_contact ON address_choice (contact_no);

-- The messages an act of the mail desk was about: they were set aside when it was decided. Whether they were logged
-- since, and as which entries, the messages know themselves.
CREATE TABLE desk_act_message (
    act_id INTEGER NOT NULL REFERENCES desk_act (act_id) ON DELETE CASCADE,
    message_id INTEGER NOT NULL REFERENCES message (message_id) ON DELETE CASCADE,
    PRIMARY KEY (act_id, message_id)
) STRICT;
CREATE INDEX desk_act_message_by_message ON desk_act_message (message_id);

-- The domain of an address, to find the company whose people have addresses there.
ALTER TABLE contact_address ADD COLUMN domain TEXT
    GENERATED ALWAYS AS (substr(address, instr(address, '@') + 1)) VIRTUAL;
CREATE INDEX contact_address_by_domain ON contact_address (domain, contact_no);
