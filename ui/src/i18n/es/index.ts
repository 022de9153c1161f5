import activities from "./activities.json";
import admin from "./admin.json";
import board from "./board.json";
import card from "./card.json";
import causes from "./causes.json";
import comments from "./comments.json";
import common from "./common.json";
import contacts from "./contacts.json";
import cycles from "./cycles.json";
import desk from "./desk.json";
import errors from "./errors.json";
import frame from "./frame.json";
import guide from "./guide.json";
import home from "./home.json";
import interactions from "./interactions.json";
import jobs from "./jobs.json";
import keys from "./keys.json";
import list from "./list.json";
import log from "./log.json";
import mailbox from "./mailbox.json";
import opportunities from "./opportunities.json";
import pipeline from "./pipeline.json";
import reader from "./reader.json";
import rules from "./rules.json";
import salespeople from "./salespeople.json";
import setup from "./setup.json";
import tasks from "./tasks.json";
import timeline from "./timeline.json";
import transfer from "./transfer.json";
import tellme from "./tellme.json";
import welcome from "./welcome.json";
import why from "./why.json";

export const es = {
  activities,
  admin,
  board,
  card,
  causes,
  comments,
  common,
  contacts,
  cycles,
  desk,
  errors,
  frame,
  guide,
  home,
  interactions,
  jobs,
  keys,
  list,
  log,
  mailbox,
  opportunities,
  pipeline,
  reader,
  rules,
  salespeople,
  setup,
  tasks,
  timeline,
  transfer,
  tellme,
  welcome,
  why,
};
