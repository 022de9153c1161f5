import { BookOpenFilled, BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { ContactCardFilled, ContactCardRegular } from "@fluentui/react-icons/svg/contact-card";
import { HomeFilled, HomeRegular } from "@fluentui/react-icons/svg/home";
import { MailInboxFilled, MailInboxRegular } from "@fluentui/react-icons/svg/mail-inbox";
import { MailSettingsFilled, MailSettingsRegular } from "@fluentui/react-icons/svg/mail-settings";
import { PersonTagFilled, PersonTagRegular } from "@fluentui/react-icons/svg/person-tag";
import { SettingsFilled, SettingsRegular } from "@fluentui/react-icons/svg/settings";
import { TargetArrowFilled, TargetArrowRegular } from "@fluentui/react-icons/svg/target-arrow";
import { TaskListSquareLtrFilled, TaskListSquareLtrRegular } from "@fluentui/react-icons/svg/task-list-square-ltr";
import type { ReactNode } from "react";
import type { MessageCounts } from "../../api";
import type { en } from "../../i18n/en";

type Name =
  | `frame.${Extract<keyof typeof en.frame, "home" | "log" | "contacts" | "salespeople" | "desk" | "notLogged" | "quarantine" | "mailbox" | "setup">}`
  | `admin.tabs.${keyof typeof en.admin.tabs}`
  | "tasks.title"
  | "opportunities.title"
  | "cycles.tab.cycle"
  | "cycles.tab.close"
  | "activities.tab";

export interface NavItem {
  id: string;
  to:
    | "/"
    | "/log"
    | "/contacts"
    | "/salespeople"
    | "/opportunities"
    | "/tasks"
    | "/desk/unknown"
    | "/desk/not-logged"
    | "/desk/quarantine"
    | "/mailbox"
    | "/setup"
    | "/setup/assisted"
    | "/setup/job"
    | "/setup/activity"
    | "/setup/limits"
    | "/setup/templates"
    | "/setup/activities"
    | "/setup/cycles"
    | "/setup/close-codes"
    | "/setup/audit"
    | "/setup/rules";
  /** Whether the item stands for every page below this path. */
  under: string;
  /** It stands for this path alone, not for what is below. */
  exact?: boolean;
  /** Another page it stands for. */
  also?: string;
  /** The key of its name. */
  name: Name;
  icon?: ReactNode;
  activeIcon?: ReactNode;
  count?: (counts: MessageCounts) => number;
  /** Shows how many tasks are due. */
  countsTasks?: true;
  below?: readonly NavItem[];
}

/** The pages, as the rail shows them. Nothing is deeper than two levels. */
export const navigation: readonly NavItem[] = [
  { id: "home", to: "/", under: "/", exact: true, name: "frame.home", icon: <HomeRegular />, activeIcon: <HomeFilled /> },
  { id: "log", to: "/log", under: "/log", name: "frame.log", icon: <BookOpenRegular />, activeIcon: <BookOpenFilled /> },
  {
    id: "contacts",
    to: "/contacts",
    under: "/contacts",
    name: "frame.contacts",
    icon: <ContactCardRegular />,
    activeIcon: <ContactCardFilled />,
  },
  {
    id: "salespeople",
    to: "/salespeople",
    under: "/salespeople",
    name: "frame.salespeople",
    icon: <PersonTagRegular />,
    activeIcon: <PersonTagFilled />,
  },
  {
    id: "opportunities",
    to: "/opportunities",
    under: "/opportunities",
    name: "opportunities.title",
    icon: <TargetArrowRegular />,
    activeIcon: <TargetArrowFilled />,
  },
  {
    id: "tasks",
    to: "/tasks",
    under: "/tasks",
    name: "tasks.title",
    icon: <TaskListSquareLtrRegular />,
    activeIcon: <TaskListSquareLtrFilled />,
    countsTasks: true,
  },
  {
    id: "desk",
    to: "/desk/unknown",
    under: "/desk",
    name: "frame.desk",
    icon: <MailInboxRegular />,
    activeIcon: <MailInboxFilled />,
    count: (counts) => counts.unmatched + counts.quarantined,
    below: [
      {
        id: "not-logged",
        to: "/desk/not-logged",
        under: "/desk/not-logged",
        name: "frame.notLogged",
        count: (counts) => counts.unmatched,
      },
      {
        id: "quarantine",
        to: "/desk/quarantine",
        under: "/desk/quarantine",
        name: "frame.quarantine",
        count: (counts) => counts.quarantined,
      },
    ],
  },
  {
    id: "mailbox",
    to: "/mailbox",
    under: "/mailbox",
    name: "frame.mailbox",
    icon: <MailSettingsRegular />,
    activeIcon: <MailSettingsFilled />,
  },
];

/** The pages of Setup: in the rail while it shows names, else as tabs above the page. */
export const setupPages: readonly NavItem[] = [
  { id: "email-logging", to: "/setup", under: "/setup", exact: true, name: "admin.tabs.emailLogging" },
  { id: "assisted", to: "/setup/assisted", under: "/setup/assisted", also: "/setup/guide", name: "admin.tabs.assisted" },
  { id: "job", to: "/setup/job", under: "/setup/job", name: "admin.tabs.job" },
  { id: "activity", to: "/setup/activity", under: "/setup/activity", name: "admin.tabs.activity" },
  { id: "limits", to: "/setup/limits", under: "/setup/limits", name: "admin.tabs.limits" },
  { id: "templates", to: "/setup/templates", under: "/setup/templates", name: "admin.tabs.templates" },
  { id: "activities", to: "/setup/activities", under: "/setup/activities", name: "activities.tab" },
  { id: "cycles", to: "/setup/cycles", under: "/setup/cycles", name: "cycles.tab.cycle" },
  { id: "close-codes", to: "/setup/close-codes", under: "/setup/close-codes", name: "cycles.tab.close" },
  { id: "rules", to: "/setup/rules", under: "/setup/rules", name: "admin.tabs.rules" },
  { id: "audit", to: "/setup/audit", under: "/setup/audit", name: "admin.tabs.administration" },
];

export const setupItem: NavItem = {
  id: "setup",
  to: "/setup",
  under: "/setup",
  name: "frame.setup",
  icon: <SettingsRegular />,
  activeIcon: <SettingsFilled />,
  below: setupPages,
};

/** Whether a path belongs to an item. */
export function isUnder(path: string, item: NavItem): boolean {
  return path === item.under || path === item.also || (item.exact !== true && path.startsWith(`${item.under}/`));
}
