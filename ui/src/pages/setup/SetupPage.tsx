import { makeStyles, ToolbarButton, Button, Tooltip } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { EraserRegular } from "@fluentui/react-icons/svg/eraser";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Setup } from "../../api";
import { useWidth } from "../../app/media";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { ErrorState } from "../../components/ErrorState";
import { Card } from "../../components/fields/CardContext";
import { useCrumbs } from "../../components/frame/crumbs";
import { ListPage } from "../../components/list";
import { useNotify } from "../../components/useNotify";
import { useSetup } from "../../data/queries";
import { Checks } from "./Checks";
import { EnableCard } from "./EnableCard";
import { fieldNames, fieldsOf } from "./fields";
import { SetupForm } from "./SetupForm";
import { SetupSide } from "./SetupSide";

const useStyles = makeStyles({
  scroll: { flex: "1 1 0", minWidth: 0, overflowY: "auto", padding: "24px 32px" },
  inner: { maxWidth: "1056px", display: "flex", flexDirection: "column", gap: "20px" },
});

const noSearch = (): void => undefined;

function Loaded({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const client = useQueryClient();
  const beside = useWidth() !== "narrow";
  const [clearing, setClearing] = useState(false);
  const write = async (fields: Record<string, string>): Promise<void> => {
    client.setQueryData(["setup"], await commands.setSetup(fields));
  };
  const validating = useMutation({ mutationFn: () => commands.validateSetup(), onError: notify.failure });
  const clear = useMutation({
    mutationFn: () => commands.clearSetup(),
    onSuccess: (cleared) => {
      client.setQueryData(["setup"], cleared);
      void client.invalidateQueries({ queryKey: ["account"] });
      notify.success(t("setup.cleared"));
    },
    onError: notify.failure,
    onSettled: () => setClearing(false),
  });
  return (
    <Card values={fieldsOf(setup)} names={fieldNames(t)} write={write}>
      <ListPage
        onSearch={noSearch}
        actions={
          <>
            <Button
              appearance="primary"
              icon={<CheckmarkCircleRegular />}
              disabledFocusable={validating.isPending}
              onClick={() => !validating.isPending && validating.mutate()}
            >
              {validating.isPending ? t("setup.validating") : t("setup.validate")}
            </Button>
            <Tooltip
              content={setup.enabled ? t("setup.clearLocked") : t("setup.clear")}
              relationship="description"
            >
              <ToolbarButton
                icon={<EraserRegular />}
                disabledFocusable={setup.enabled}
                onClick={() => !setup.enabled && setClearing(true)}
              >
                {t("setup.clear")}
              </ToolbarButton>
            </Tooltip>
          </>
        }
        tools={null}
      >
        <div className={styles.scroll}>
          <div className={styles.inner}>
            <EnableCard setup={setup} />
            {validating.data !== undefined && (
              <Checks checks={validating.data} checkedAt={validating.submittedAt} />
            )}
            {!beside && <SetupSide setup={setup} />}
            <SetupForm setup={setup} />
          </div>
        </div>
        {beside && <SetupSide setup={setup} beside />}
      </ListPage>
      {clearing && (
        <ConfirmDialog
          title={t("setup.clearTitle")}
          confirm={t("setup.clear")}
          busy={clear.isPending}
          onConfirm={() => clear.mutate()}
          onClose={() => setClearing(false)}
        >
          {t("setup.clearText")}
        </ConfirmDialog>
      )}
    </Card>
  );
}

/** Setup → Email Logging. */
export function SetupPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useSetup();
  useCrumbs({ text: t("frame.setup") }, { text: t("frame.emailLogging") });
  if (error !== null) {
    return <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />;
  }
  return data === undefined ? null : <Loaded setup={data} />;
}
