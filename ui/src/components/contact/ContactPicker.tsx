import { Combobox, Field, Option, makeStyles, tokens } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type Contact, type ContactType } from "../../api";

const useStyles = makeStyles({
  second: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  box: { minWidth: 0, width: "100%" },
});

const FEW = 20;

interface Props {
  label: string;
  hint?: string;
  /** Name of what is chosen now. */
  value: string;
  kind?: ContactType;
  onChoose: (contact: Contact | null) => void;
}

/** Finds a contact by a part of its name, company or address. */
export function ContactPicker({ label, hint, value, kind, onChoose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  const found = useQuery({
    queryKey: ["contacts", "pick", kind ?? null, typed ?? ""],
    queryFn: () => commands.getContacts({ search: typed ?? "", kind: kind ?? null, sort: "name", limit: FEW }),
    placeholderData: keepPreviousData,
  });
  const rows = found.data?.rows ?? [];
  return (
    <Field label={label} hint={hint}>
      <Combobox
        freeform
        className={styles.box}
        value={text}
        selectedOptions={[]}
        placeholder={t("contacts.chooseSearch")}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (typed?.trim() === "") {
            onChoose(null);
          }
          setTyped(null);
        }}
        onOptionSelect={(_, data) => {
          const contact = rows.find(({ no }) => no === data.optionValue);
          setTyped(null);
          if (contact !== undefined) {
            onChoose(contact);
          }
        }}
      >
        {rows.map((contact) => (
          <Option key={contact.no} value={contact.no} text={contact.name}>
            <span>
              {contact.name}
              <br />
              <span className={styles.second}>
                {[contact.type === "Person" ? contact.company_name : "", contact.email, contact.no]
                  .filter((part) => part !== "")
                  .join(" · ")}
              </span>
            </span>
          </Option>
        ))}
        {rows.length === 0 && (
          <Option key="none" value="" text="" disabled>
            {text === "" ? t("contacts.chooseType") : t("contacts.chooseNone")}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}
