//! The names that `add`, `set` and `create` take, for their help.

/// Names of contacts.
pub const CONTACT: &str = "\
Names:
  no                      number, when it is not to be the next of the series (add)
  name search_name        search_name follows the name until it is given
  type                    Company or Person
  company_no              number of a person's company; blank for none
  email email_2           address, or several with semicolons between them
  phone mobile home_page
  address address_2 post_code city county country
  job_title salutation organizational_level business_relation
  salesperson_code territory language format_region currency vat_registration_no
  correspondence_type     Email, Hard Copy or blank
  exclude_from_segment privacy_blocked minor parental_consent
                          true or false";

/// Names of salespeople.
pub const SALESPERSON: &str = "\
Names:
  code                    code (add)
  name job_title phone
  email email_2           address, or several with semicolons between them
  commission              share in percent like 2.5
  blocked privacy_blocked
                          true or false";

/// Names of tasks.
pub const TASK: &str = "\
Names:
  no                      number, when it is not to be the next of the series (add)
  type                    Meeting, Phone Call or blank
  description date        what is to be done, and the day it is due (today, when it is not said)
  salesperson team        who does it, one of them at least
  contact opportunity entry
                          what it is about; salesperson and contact come from there when they are not said
  status                  Not Started, In Progress, Completed, Waiting or Postponed
  priority                Low, Normal or High
  start_date start_time end_date end_time
                          days like 2026-11-23, times like 09:30
  reminder                time like 2026-11-23T09:30; blank for never
  closed canceled         true or false";

/// Names of interaction templates.
pub const TEMPLATE: &str = "\
Names:
  code                    code (add)
  group                   code of an interaction group
  description language
  unit_cost               amount like 8.00
  unit_duration           minutes
  information_flow        Inbound, Outbound or blank
  initiated_by            Us, Them or blank
  for_emails              true: logged e-mail takes this template";

/// Names of interactions made by hand.
pub const INTERACTION: &str = "\
Names:
  contact template salesperson
                          without one of them an interaction can only be postponed; without contact not even that
  date                    today, when it is not said
  description cost duration language information_flow initiated_by
                          those of the template, when they are not said; cost like 33.50, duration in minutes
  evaluation              very_positive, positive, neutral, negative, very_negative or none
  attempt_failed          true or false
  opportunity             number of one of the contact's or its company's
  comment                 text; a long one becomes several lines";

/// Names of opportunities.
pub const OPPORTUNITY: &str = "\
Names:
  no                      number, when it is not to be the next of the series (add)
  description contact
  salesperson             who the user is, or the contact's, when it is not said
  sales_cycle             the default one, when it is not said
  priority                Low, Normal or High
  campaign segment segment_description";
