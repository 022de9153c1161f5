import card from "./card.json";
import common from "./common.json";
import contacts from "./contacts.json";
import desk from "./desk.json";
import errors from "./errors.json";
import frame from "./frame.json";
import list from "./list.json";
import log from "./log.json";
import mailbox from "./mailbox.json";
import salespeople from "./salespeople.json";
import setup from "./setup.json";
import welcome from "./welcome.json";
import why from "./why.json";

export const en = {
  card,
  common,
  contacts,
  desk,
  errors,
  frame,
  list,
  log,
  mailbox,
  salespeople,
  setup,
  welcome,
  why,
};
