import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Link,
  Spinner,
} from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Salesperson, type SalespersonStatistics } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { ErrorBar } from "../../components/ErrorState";
import { useNotify } from "../../components/useNotify";

interface Props {
  salespeople: readonly Salesperson[];
  onDeleted: () => void;
  onClose: () => void;
}

/** What hangs on each of them. */
function useStatistics(salespeople: readonly Salesperson[]) {
  const codes = salespeople.map(({ code }) => code);
  return useQuery({
    queryKey: ["salespeople", "statistics", codes],
    queryFn: async () => {
      const found: SalespersonStatistics[] = [];
      for (const code of codes) {
        found.push(await commands.getSalespersonStatistics(code));
      }
      return found;
    },
    staleTime: 0,
    gcTime: 0,
  });
}

interface CannotProps {
  salespeople: readonly Salesperson[];
  busy: readonly SalespersonStatistics[];
  onClose: () => void;
}

/** Why they cannot be deleted, and the way to what is in the way (C.3). */
function Cannot({ salespeople, busy, onClose }: CannotProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = (code: string): string => salespeople.find((one) => one.code === code)?.name || code;
  return (
    <Dialog modalType="alert" open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>
            {t("salespeople.cannotTitle", { count: busy.length, name: nameOf(busy[0]?.code ?? "") })}
          </DialogTitle>
          <DialogContent>
            <p>{t("salespeople.cannotText")}</p>
            <ul>
              {busy.map(({ code, no_of_open_tasks }) => (
                <li key={code}>
                  {t("salespeople.cannotRow", { count: no_of_open_tasks, name: nameOf(code) })}{" "}
                  <Link
                    as="button"
                    inline
                    onClick={() => {
                      onClose();
                      void navigate({ to: "/tasks", search: { salesperson: code } });
                    }}
                  >
                    {t("salespeople.showTasks")}
                  </Link>
                </li>
              ))}
            </ul>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t("common.close")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Confirms the deletion of salespeople and says what becomes of their entries and contacts; whoever has open tasks
 *  stays. */
export function DeleteSalespeople({ salespeople, onDeleted, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const { data: statistics, error } = useStatistics(salespeople);
  const count = salespeople.length;
  const name = salespeople[0]?.name || (salespeople[0]?.code ?? "");
  const deleting = useMutation({
    mutationFn: async () => {
      for (const { code } of salespeople) {
        await commands.deleteSalesperson(code);
      }
    },
    onSuccess: () => {
      notify.success(t("salespeople.deleted", { count, name }));
      onDeleted();
    },
    onError: notify.failure,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["salespeople"] });
      onClose();
    },
  });
  const busy = (statistics ?? []).filter(({ no_of_open_tasks }) => no_of_open_tasks > 0);
  if (busy.length > 0) {
    return <Cannot salespeople={salespeople} busy={busy} onClose={onClose} />;
  }
  const entries = salespeople.reduce((sum, one) => sum + one.no_of_interactions, 0);
  const contacts = (statistics ?? []).reduce((sum, one) => sum + one.no_of_contacts, 0);
  return (
    <ConfirmDialog
      title={t("salespeople.deleteTitle", { count, name })}
      confirm={t("common.delete")}
      busy={deleting.isPending || statistics === undefined}
      onConfirm={() => deleting.mutate()}
      onClose={onClose}
    >
      {error !== null && <ErrorBar error={asEngineError(error)} />}
      {statistics === undefined && error === null && <Spinner size="tiny" label={t("salespeople.deleteChecking")} />}
      {count > 1 && <p>{salespeople.map((one) => one.name || one.code).join(", ")}</p>}
      {statistics !== undefined && <p>{t("salespeople.deleteText", { count, entries, contacts })}</p>}
      <p>{t("salespeople.deleteAfter")}</p>
    </ConfirmDialog>
  );
}
