import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { commands } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { useAccount } from "../../data/queries";
import { useAct } from "../../data/useActs";

/** Signs out after a confirmation: the tokens leave the keychain (W33). */
export function useSignOut(): { ask: () => void; dialog: ReactNode } {
  const { t } = useTranslation();
  const { data: account } = useAccount();
  const [asking, setAsking] = useState(false);
  const signOut = useAct(() => commands.signOut(), t("setup.signedOut"));
  const dialog = asking ? (
    <ConfirmDialog
      title={t("setup.signOutTitle", { name: account?.username ?? "" })}
      confirm={t("setup.signOut")}
      onConfirm={() => {
        setAsking(false);
        signOut.start();
      }}
      onClose={() => setAsking(false)}
    >
      {t("setup.signOutText")}
    </ConfirmDialog>
  ) : null;
  return { ask: () => setAsking(true), dialog };
}
