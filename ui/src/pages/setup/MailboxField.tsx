import { Button, Field, Input } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Setup } from "../../api";
import { TextField } from "../../components/fields/TextField";
import { useEmailCheck } from "../../components/fields/useEmailCheck";
import { useRemedies } from "../../components/remedy/useRemedies";
import { useMessageCounts } from "../../data/queries";

interface Props {
  setup: Setup;
  lock: React.JSX.Element | undefined;
}

/** The shared mailbox. Once mail of it is logged it is changed step by step, so that its links keep working (R111). */
export function MailboxField({ setup, lock }: Props) {
  const { t } = useTranslation();
  const email = useEmailCheck();
  const remedies = useRemedies();
  const { data: counts } = useMessageCounts();
  const guided = !setup.enabled && setup.shared_mailbox !== "" && (counts?.logged ?? 0) > 0;
  if (guided) {
    return (
      <Field label={t("setup.mailbox")} hint={t("setup.mailboxGuided")}>
        <Input
          readOnly
          appearance="filled-darker"
          style={{ minWidth: 0 }}
          value={setup.shared_mailbox}
          contentAfter={
            <Button size="small" appearance="subtle" onClick={() => remedies?.perform("change_mailbox")}>
              {t("setup.mailboxChange")}
            </Button>
          }
        />
      </Field>
    );
  }
  return (
    <TextField
      name="shared_mailbox"
      label={t("setup.mailbox")}
      hint={setup.enabled ? undefined : t("setup.mailboxHint")}
      check={email.one}
      readOnly={setup.enabled}
      contentAfter={lock}
    />
  );
}
