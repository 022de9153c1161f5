import { ToggleButton } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAllSalespeople, useContact, useSetup } from "../../data/queries";
import { ContactDialog } from "../contact/ContactDialog";
import type { Filter } from "./Filters";

/** Whose rows: of a salesperson, of a contact. */
export interface Who {
  salesperson?: string | undefined;
  contact?: string | undefined;
}

/** Filters of lists for the card that shows them: theirs is left out. */
export type Without = "contact" | "salesperson";

interface Options {
  search: Who;
  without?: Without | undefined;
  /** Whether those of the user have a choice of their own. */
  withMine?: boolean;
  onChange: (part: Who) => void;
}

interface WhoFilters {
  salesperson: readonly Filter<Who>[];
  contact: readonly Filter<Who>[];
  /** The choice "Mine", where it is known who the user is. */
  mine: ReactNode;
  dialog: ReactNode;
}

/** The filters for salesperson and contact, the same in every list. */
export function useWhoFilters({ search, without, withMine = false, onChange }: Options): WhoFilters {
  const { t } = useTranslation();
  const { data: salespeople = [] } = useAllSalespeople();
  const contact = useContact(without === "contact" ? "" : (search.contact ?? ""));
  const me = useSetup().data?.user_salesperson ?? "";
  const [choosing, setChoosing] = useState(false);
  const { salesperson } = search;
  const hasMine = withMine && me !== "" && without !== "salesperson";
  const isMine = hasMine && salesperson === me;
  const name = salespeople.find(({ code }) => code === salesperson)?.name || salesperson;
  return {
    salesperson: without === "salesperson" ? [] : [
      {
        id: "salesperson",
        name: t("list.salesperson"),
        shown: isMine ? undefined : name,
        off: { salesperson: undefined },
        choices: {
          value: salesperson,
          choices: salespeople.map((one) => ({ value: one.code, text: one.name, second: one.code })),
          on: (value) => ({ salesperson: value }),
        },
      },
    ],
    contact: without === "contact" ? [] : [
      {
        id: "contact",
        name: t("list.contact"),
        shown: contact.data?.name ?? search.contact,
        off: { contact: undefined },
        item: { text: t("list.chooseContact"), run: () => setChoosing(true) },
      },
    ],
    mine: hasMine && (
      <ToggleButton size="small" shape="circular" checked={isMine} onClick={() => onChange({ salesperson: isMine ? undefined : me })}>
        {t("list.mine")}
      </ToggleButton>
    ),
    dialog: choosing && (
      <ContactDialog title={t("list.contact")} onClose={() => setChoosing(false)} onChoose={({ no }) => onChange({ contact: no })} />
    ),
  };
}
