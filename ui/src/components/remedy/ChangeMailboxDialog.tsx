import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
} from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Setup } from "../../api";
import { useMailFlowRules } from "../../data/queries";
import { useProcessNow } from "../../data/useActs";
import { useEmailCheck } from "../fields/useEmailCheck";
import { Problem, problemOf } from "../problem/Problem";
import { useNotify } from "../useNotify";

const useStyles = makeStyles({
  surface: { maxWidth: "640px" },
  steps: { margin: "12px 0", paddingLeft: "20px", display: "flex", flexDirection: "column", gap: "8px" },
  button: { marginLeft: "8px" },
});

interface Props {
  setup: Setup;
  onClose: () => void;
}

/** Leads from one shared mailbox to the next: the advice (R111), the steps in their order (R112), the change. */
export function ChangeMailboxDialog({ setup, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const client = useQueryClient();
  const email = useEmailCheck();
  const process = useProcessNow();
  const rules = useMailFlowRules(setup.shared_mailbox);
  const [address, setAddress] = useState("");
  const asked = address.trim();
  const wrong = asked === "" ? null : asked === setup.shared_mailbox ? t("setup.change.same") : email.one(asked);
  const change = useMutation({
    mutationFn: async () => {
      if (setup.enabled) {
        await commands.disableLogging();
      }
      return commands.setSetup({ shared_mailbox: asked });
    },
    onSuccess: (changed) => {
      client.setQueryData(["setup"], changed);
      notify.success(t("setup.change.done", { mailbox: changed.shared_mailbox }), t("setup.change.doneText"));
      onClose();
    },
    onSettled: () => void client.invalidateQueries(),
  });
  const names = rules.data?.map(({ name }) => name).join(" · ") ?? "";
  return (
    <Dialog modalType="alert" open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t("setup.change.title")}</DialogTitle>
          <DialogContent>
            <MessageBar layout="multiline" intent="info">
              <MessageBarBody>{t("setup.change.advice")}</MessageBarBody>
            </MessageBar>
            <ol className={styles.steps}>
              <li>{t("setup.change.stepMailbox")}</li>
              <li>{t("setup.change.stepMember")}</li>
              <li>
                {t("setup.change.stepRules")} {names !== "" && t("setup.change.ruleNames", { names })}
              </li>
              <li>
                {t("setup.change.stepRest", { mailbox: setup.shared_mailbox })}
                {setup.enabled && (
                  <Button size="small" className={styles.button} disabled={process.running} onClick={process.start}>
                    {t("setup.runNow")}
                  </Button>
                )}
              </li>
              <li>{setup.enabled ? t("setup.change.stepHereOn") : t("setup.change.stepHere")}</li>
            </ol>
            <Field label={t("setup.change.address")} validationMessage={wrong ?? undefined}>
              <Input value={address} onChange={(_, data) => setAddress(data.value)} />
            </Field>
            {change.error !== null && (
              <Problem problem={problemOf(asEngineError(change.error))} onRetry={() => change.mutate()} />
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t("common.cancel")}</Button>
            <Button
              appearance="primary"
              disabled={asked === "" || wrong !== null || change.isPending || process.running}
              onClick={() => change.mutate()}
            >
              {setup.enabled ? t("setup.change.yesOn") : t("setup.change.yes")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
