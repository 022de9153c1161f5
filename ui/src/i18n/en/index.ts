import admin from "./admin.json";
import card from "./card.json";
import causes from "./causes.json";
import common from "./common.json";
import contacts from "./contacts.json";
import desk from "./desk.json";
import errors from "./errors.json";
import frame from "./frame.json";
import guide from "./guide.json";
import jobs from "./jobs.json";
import keys from "./keys.json";
import list from "./list.json";
import log from "./log.json";
import mailbox from "./mailbox.json";
import salespeople from "./salespeople.json";
import setup from "./setup.json";
import welcome from "./welcome.json";
import why from "./why.json";

export const en = {
  admin,
  card,
  causes,
  common,
  contacts,
  desk,
  errors,
  frame,
  guide,
  jobs,
  keys,
  list,
  log,
  mailbox,
  salespeople,
  setup,
  welcome,
  why,
};
