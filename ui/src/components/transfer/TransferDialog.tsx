import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands } from "../../api";
import { TransferBar } from "./TransferBar";

const ASK_EVERY = 400;
const useStyles = makeStyles({ surface: { maxWidth: "440px" } });

/** How far the export under way is, and a way to stop it. It stays away while the person is asked where to. */
export function TransferDialog() {
  const { t } = useTranslation();
  const styles = useStyles();
  const [stopping, setStopping] = useState(false);
  const { data: progress, dataUpdatedAt } = useQuery({
    queryKey: ["transfer", "export"],
    queryFn: () => commands.getExportProgress(),
    refetchInterval: ASK_EVERY,
    gcTime: 0,
  });
  if (progress === undefined || progress === null) {
    return null;
  }
  const stop = (): void => {
    setStopping(true);
    void commands.cancelExport();
  };
  return (
    <Dialog open modalType="alert">
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t("transfer.exporting")}</DialogTitle>
          <DialogContent>
            <TransferBar progress={progress} at={dataUpdatedAt} label={t("transfer.exporting")} />
          </DialogContent>
          <DialogActions>
            <Button disabledFocusable={stopping} onClick={stop}>
              {stopping ? t("transfer.stopping") : t("transfer.stop")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
