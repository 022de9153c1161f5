-- Sales cycles and their stages (original.md D.1). Shares are millionths of a percent, so that a product of two with
-- two decimals is exact.
CREATE TABLE sales_cycle (
    code TEXT NOT NULL PRIMARY KEY,
    description TEXT NOT NULL DEFAULT '',
    probability_calculation TEXT NOT NULL DEFAULT 'Multiply',
    blocked INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE sales_cycle_stage (
    sales_cycle_code TEXT NOT NULL REFERENCES sales_cycle (code) ON DELETE CASCADE,
    stage INTEGER NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    completed INTEGER NOT NULL DEFAULT 0,
    chances INTEGER NOT NULL DEFAULT 0,
    activity_code TEXT NOT NULL DEFAULT '',
    quote_required INTEGER NOT NULL DEFAULT 0,
    allow_skip INTEGER NOT NULL DEFAULT 0,
    date_formula TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (sales_cycle_code, stage)
) STRICT;

-- Why opportunities were won or lost.
CREATE TABLE close_opportunity_code (
    code TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT ''
) STRICT;

-- Opportunities. Days are local ones; amounts are minor units of the local currency.
CREATE TABLE opportunity (
    opportunity_no TEXT NOT NULL PRIMARY KEY,
    description TEXT NOT NULL DEFAULT '',
    salesperson_code TEXT NOT NULL DEFAULT '',
    campaign_no TEXT NOT NULL DEFAULT '',
    contact_no TEXT NOT NULL DEFAULT '',
    contact_company_no TEXT NOT NULL DEFAULT '',
    sales_cycle_code TEXT NOT NULL DEFAULT '',
    -- The sales quote it is offered with: its number in the books, and its amount.
    quote_no TEXT NOT NULL DEFAULT '',
    quote_amount_minor INTEGER NOT NULL DEFAULT 0,
    creation_date TEXT NOT NULL,
    status TEXT NOT NULL,
    priority TEXT NOT NULL,
    closed INTEGER NOT NULL DEFAULT 0,
    date_closed TEXT NOT NULL DEFAULT '',
    segment_no TEXT NOT NULL DEFAULT '',
    segment_description TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL DEFAULT '',
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX opportunity_by_status ON opportunity (closed, status, opportunity_no);
CREATE INDEX opportunity_by_contact ON opportunity (contact_no, closed, opportunity_no);
CREATE INDEX opportunity_by_company ON opportunity (contact_company_no, closed, opportunity_no);
CREATE INDEX opportunity_by_salesperson ON opportunity (salesperson_code, closed, opportunity_no);
CREATE INDEX opportunity_by_cycle ON opportunity (sales_cycle_code, closed, opportunity_no);
-- A quote belongs to one opportunity.
CREATE UNIQUE INDEX opportunity_by_quote ON opportunity (quote_no) WHERE quote_no <> '';

-- Their history: one row a step; the active one says where the opportunity stands.
CREATE TABLE opportunity_entry (
    entry_no INTEGER PRIMARY KEY AUTOINCREMENT,
    opportunity_no TEXT NOT NULL REFERENCES opportunity (opportunity_no) ON DELETE CASCADE,
    sales_cycle_code TEXT NOT NULL DEFAULT '',
    stage INTEGER NOT NULL DEFAULT 0,
    stage_description TEXT NOT NULL DEFAULT '',
    contact_no TEXT NOT NULL DEFAULT '',
    contact_company_no TEXT NOT NULL DEFAULT '',
    salesperson_code TEXT NOT NULL DEFAULT '',
    campaign_no TEXT NOT NULL DEFAULT '',
    date_of_change TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 0,
    date_closed TEXT NOT NULL DEFAULT '',
    days_open INTEGER NOT NULL DEFAULT 0,
    action_taken TEXT NOT NULL DEFAULT '',
    estimated_value_minor INTEGER NOT NULL DEFAULT 0,
    calcd_current_value_minor INTEGER NOT NULL DEFAULT 0,
    completed INTEGER NOT NULL DEFAULT 0,
    chances INTEGER NOT NULL DEFAULT 0,
    probability INTEGER NOT NULL DEFAULT 0,
    close_opportunity_code TEXT NOT NULL DEFAULT '',
    previous_stage INTEGER NOT NULL DEFAULT 0,
    estimated_close_date TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX opportunity_entry_by_opportunity ON opportunity_entry (opportunity_no, entry_no);
CREATE UNIQUE INDEX opportunity_entry_active ON opportunity_entry (opportunity_no) WHERE active <> 0;
CREATE INDEX opportunity_entry_by_stage ON opportunity_entry (sales_cycle_code, stage, action_taken) WHERE active <> 0;
CREATE INDEX opportunity_entry_by_closing ON opportunity_entry (estimated_close_date, opportunity_no) WHERE active <> 0;
CREATE INDEX opportunity_entry_by_code ON opportunity_entry (close_opportunity_code) WHERE close_opportunity_code <> '';

CREATE TABLE opportunity_comment (
    opportunity_no TEXT NOT NULL REFERENCES opportunity (opportunity_no) ON DELETE CASCADE,
    line_no INTEGER NOT NULL,
    date TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL,
    PRIMARY KEY (opportunity_no, line_no)
) STRICT;

-- What a new company begins with (original.md D.1).
INSERT INTO sales_cycle (code, description, probability_calculation) VALUES
    ('EXISTING', 'Existing customer', 'Completed %'),
    ('NEW', 'New customer', 'Chances of Success %');
INSERT INTO sales_cycle_stage (sales_cycle_code, stage, description, completed, chances, quote_required, allow_skip) VALUES
    ('EXISTING', 1, 'Initial', 2000000, 10000000, 0, 1),
    ('EXISTING', 2, 'Presentation', 50000000, 40000000, 0, 1),
    ('EXISTING', 3, 'Proposal', 80000000, 80000000, 1, 0),
    ('EXISTING', 4, 'Sign Contract', 95000000, 100000000, 1, 0),
    ('NEW', 1, 'Initial', 2000000, 10000000, 0, 0),
    ('NEW', 2, 'Qualification', 5000000, 20000000, 0, 0),
    ('NEW', 3, 'Presentation', 40000000, 50000000, 1, 1),
    ('NEW', 4, 'Proposal', 60000000, 75000000, 1, 0),
    ('NEW', 5, 'Sign Contract', 95000000, 100000000, 1, 0);
INSERT INTO close_opportunity_code (code, kind, description) VALUES
    ('BUSINESS_L', 'Lost', 'Inadequate knowledge of cust'),
    ('BUSINESS_W', 'Won', 'Knowledge of cust. business'),
    ('CONSULT_L', 'Lost', 'Ineffective consultant'),
    ('CONSULT_W', 'Won', 'Competent consultant'),
    ('CP', 'Won', 'Closed from Commerce Portal'),
    ('POSTPND_L', 'Lost', 'Deal postponed indefinitely'),
    ('PRES_L', 'Lost', 'Ineffective presale work'),
    ('PRES_W', 'Won', 'Strong presale work'),
    ('PRICE_L', 'Lost', 'Our product was too expensive'),
    ('PRICE_W', 'Won', 'Best price'),
    ('PRODUCT_L', 'Lost', 'Customer chose another product'),
    ('PRODUCT_W', 'Won', 'Best product'),
    ('RELATION_L', 'Lost', 'Poor customer relations'),
    ('RELATION_W', 'Won', 'Good customer relations'),
    ('SALESREP_L', 'Lost', 'Attitude of salesperson'),
    ('SALESREP_W', 'Won', 'Competent salesperson'),
    ('TIMEWST_L', 'Lost', 'Cust. not committed to deal'),
    ('WALKED_L', 'Lost', 'We walked');
