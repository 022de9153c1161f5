import { BookOpenFilled, BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { ContactCardFilled, ContactCardRegular } from "@fluentui/react-icons/svg/contact-card";
import { MailInboxFilled, MailInboxRegular } from "@fluentui/react-icons/svg/mail-inbox";
import { MailSettingsFilled, MailSettingsRegular } from "@fluentui/react-icons/svg/mail-settings";
import { PersonTagFilled, PersonTagRegular } from "@fluentui/react-icons/svg/person-tag";
import { SettingsFilled, SettingsRegular } from "@fluentui/react-icons/svg/settings";
import type { ReactNode } from "react";
import type { MessageCounts } from "../../api";
import type { en } from "../../i18n/en";

type FrameKey = Extract<keyof typeof en.frame, "log" | "contacts" | "salespeople" | "desk" | "notLogged" | "quarantine" | "mailbox" | "setup">;

export interface NavItem {
  id: string;
  to: "/log" | "/contacts" | "/salespeople" | "/desk/not-logged" | "/desk/quarantine" | "/mailbox" | "/setup";
  /** Whether the item stands for every page below this path. */
  under: string;
  name: FrameKey;
  icon?: ReactNode;
  activeIcon?: ReactNode;
  count?: (counts: MessageCounts) => number;
  below?: readonly NavItem[];
}

/** The pages, as the rail shows them. Nothing is deeper than two levels. */
export const navigation: readonly NavItem[] = [
  { id: "log", to: "/log", under: "/log", name: "log", icon: <BookOpenRegular />, activeIcon: <BookOpenFilled /> },
  {
    id: "contacts",
    to: "/contacts",
    under: "/contacts",
    name: "contacts",
    icon: <ContactCardRegular />,
    activeIcon: <ContactCardFilled />,
  },
  {
    id: "salespeople",
    to: "/salespeople",
    under: "/salespeople",
    name: "salespeople",
    icon: <PersonTagRegular />,
    activeIcon: <PersonTagFilled />,
  },
  {
    id: "desk",
    to: "/desk/not-logged",
    under: "/desk",
    name: "desk",
    icon: <MailInboxRegular />,
    activeIcon: <MailInboxFilled />,
    count: (counts) => counts.unmatched + counts.quarantined,
    below: [
      {
        id: "not-logged",
        to: "/desk/not-logged",
        under: "/desk/not-logged",
        name: "notLogged",
        count: (counts) => counts.unmatched,
      },
      {
        id: "quarantine",
        to: "/desk/quarantine",
        under: "/desk/quarantine",
        name: "quarantine",
        count: (counts) => counts.quarantined,
      },
    ],
  },
  {
    id: "mailbox",
    to: "/mailbox",
    under: "/mailbox",
    name: "mailbox",
    icon: <MailSettingsRegular />,
    activeIcon: <MailSettingsFilled />,
  },
];

export const setupItem: NavItem = {
  id: "setup",
  to: "/setup",
  under: "/setup",
  name: "setup",
  icon: <SettingsRegular />,
  activeIcon: <SettingsFilled />,
};

/** Whether a path belongs to an item. */
export function isUnder(path: string, item: NavItem): boolean {
  return path === item.under || path.startsWith(`${item.under}/`);
}
