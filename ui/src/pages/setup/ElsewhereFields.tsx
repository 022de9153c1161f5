import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FieldGroup } from "../../components/fields/FieldGroup";
import { TextField } from "../../components/fields/TextField";
import { Part } from "./Part";

const useStyles = makeStyles({
  text: { gridColumn: "1 / -1", margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Names of the original's events, in the order of the fields (R138). */
const EVENTS = {
  client_id_command: "OnGetEmailLoggingClientId",
  client_secret_command: "OnGetEmailLoggingClientSecret",
  redirect_url_command: "OnGetEmailLoggingRedirectURL",
} as const;

interface Props {
  locked: boolean;
  lock: React.JSX.Element | undefined;
  note: ReactNode;
}

/** Commands that provide what is left blank here (R137, R138). */
export function ElsewhereFields({ locked, lock, note }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <FieldGroup title={t("setup.elsewhere")} note={note}>
      <p className={styles.text}>{t("setup.elsewhereText")}</p>
      <Part name="client_id_command">
        <TextField
          name="client_id_command"
          label={t("setup.commandClientId")}
          hint={EVENTS.client_id_command}
          readOnly={locked}
          contentAfter={lock}
        />
      </Part>
      <TextField
        name="client_secret_command"
        label={t("setup.commandSecret")}
        hint={EVENTS.client_secret_command}
        readOnly={locked}
        contentAfter={lock}
      />
      <TextField
        name="redirect_url_command"
        label={t("setup.commandRedirect")}
        hint={EVENTS.redirect_url_command}
        readOnly={locked}
        contentAfter={lock}
      />
    </FieldGroup>
  );
}
