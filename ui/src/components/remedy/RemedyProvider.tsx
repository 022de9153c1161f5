import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { commands, type Remedy } from "../../api";
import { useSetup } from "../../data/queries";
import { useAct, useProcessNow, useSignIn } from "../../data/useActs";
import { ConfirmDialog } from "../ConfirmDialog";
import type { ProblemFacts } from "../problem/problemOf";
import { useCopyDetails } from "../problem/useCopyDetails";
import { useNotify } from "../useNotify";
import { ChangeMailboxDialog } from "./ChangeMailboxDialog";
import { ScriptDialog } from "./ScriptDialog";
import { RemediesContext, type SetupField } from "./useRemedies";

type Open = "membership" | "archive" | "mailbox" | "secret" | null;

/** Where a remedy of correcting leads to. */
const FIELDS: Partial<Record<Remedy, SetupField>> = {
  enter_secret: "client_secret",
  check_client_id: "client_id",
  check_tenant: "tenant",
  check_redirect: "redirect_url",
  check_cloud: "cloud",
  check_provider: "client_id_command",
  check_mailbox: "shared_mailbox",
};

/** Performs the remedies for the pages inside, with the dialogs they need. */
export function RemedyProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: setup } = useSetup();
  const { signIn, waiting } = useSignIn();
  const { start } = useProcessNow();
  const copyDetails = useCopyDetails();
  const [open, setOpen] = useState<Open>(null);
  const [wanted, setWanted] = useState<SetupField | null>(null);
  const restore = useAct(() => commands.restoreEmailsTemplate(), t("setup.templateRestored"));
  const restart = useAct(() => commands.jobRestart(), t("setup.jobRestarted"));
  const removeSecret = useAct(() => commands.setClientSecret(""), t("setup.secretDeleted"));
  const enabled = setup?.enabled === true;

  const lead = useCallback(
    (field: SetupField | null): void => {
      void navigate({ to: "/setup" }).then(() => setWanted(field));
      if (field !== null && enabled) {
        notify.warning(t("setup.lockedHint"), t("setup.clearLocked"));
      }
    },
    [enabled, navigate, notify, t],
  );
  const again = useCallback((): void => {
    void client.invalidateQueries();
    if (enabled) {
      start();
    }
  }, [client, enabled, start]);

  const perform = useCallback(
    (remedy: Remedy, problem?: ProblemFacts): void => {
      switch (remedy) {
        case "sign_in":
          return signIn(false);
        case "give_consent":
          return signIn(true);
        case "remove_secret":
          return enabled ? lead("client_secret") : setOpen("secret");
        case "copy_rights_script":
          return setOpen("membership");
        case "copy_archive_script":
          return setOpen("archive");
        case "change_mailbox":
          return setOpen("mailbox");
        case "restore_template":
          return restore.start();
        case "restart_job":
          return restart.start();
        case "open_settings":
          return lead(null);
        case "ask_administrator":
          return problem === undefined ? lead(null) : copyDetails(problem);
        case "enter_secret":
        case "check_client_id":
        case "check_tenant":
        case "check_redirect":
        case "check_cloud":
        case "check_provider":
        case "check_mailbox":
          return lead(FIELDS[remedy] ?? null);
        case "wait":
        case "check_network":
        case "start_keychain":
        case "set_clock":
        case "free_disk":
        case "retry":
          return again();
      }
    },
    [again, copyDetails, enabled, lead, restart, restore, signIn],
  );
  const busy = waiting || restore.busy || restart.busy || removeSecret.busy;
  const found = useCallback(() => setWanted(null), []);
  const value = useMemo(() => ({ perform, busy, wanted, found }), [perform, busy, wanted, found]);
  const close = (): void => setOpen(null);
  return (
    <RemediesContext value={value}>
      {children}
      {(open === "membership" || open === "archive") && <ScriptDialog kind={open} onClose={close} />}
      {open === "mailbox" && setup !== undefined && <ChangeMailboxDialog setup={setup} onClose={close} />}
      {open === "secret" && (
        <ConfirmDialog
          title={t("setup.secretRemoveTitle")}
          confirm={t("setup.secretDelete")}
          busy={removeSecret.busy}
          onConfirm={() => {
            removeSecret.start();
            close();
          }}
          onClose={close}
        >
          {t("setup.secretRemoveText")}
        </ConfirmDialog>
      )}
    </RemediesContext>
  );
}
