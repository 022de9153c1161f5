import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LogEntry } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";

interface Props {
  entries: readonly LogEntry[];
  /** Switches the checkmark; says whether it was done. */
  toggle: (entries: readonly LogEntry[]) => Promise<boolean>;
  onDone: () => void;
  onClose: () => void;
}

/** So many entries are named. */
const NAMED = 5;

/** Asks before the checkmark in Canceled is switched (R81). */
export function CancelEntries({ entries, toggle, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const count = entries.length;
  const cancels = entries[0]?.canceled === false;
  const isMixed = entries.some(({ canceled }) => canceled === cancels);
  const confirm = async (): Promise<void> => {
    setBusy(true);
    if (await toggle(entries)) {
      onDone();
    }
    onClose();
  };
  return (
    <ConfirmDialog
      title={t(cancels ? "log.cancelTitle" : "log.uncancelTitle", { count })}
      confirm={t(cancels ? "log.cancelConfirm" : "log.uncancelConfirm")}
      keep={t(cancels ? "log.cancelKeep" : "log.uncancelKeep")}
      busy={busy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <ul>
        {entries.slice(0, NAMED).map((entry) => (
          <li key={entry.entry_no}>
            {[entry.subject || entry.description || t("common.noSubject"), entry.contact_name]
              .filter((part) => part !== "")
              .join(" · ")}
          </li>
        ))}
        {count > NAMED && <li>{t("log.andMore", { count: count - NAMED })}</li>}
      </ul>
      {isMixed && <p>{t("log.cancelMixed")}</p>}
      <p>{t(cancels ? "log.cancelText" : "log.uncancelText")}</p>
    </ConfirmDialog>
  );
}
