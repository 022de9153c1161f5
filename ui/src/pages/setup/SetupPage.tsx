import { makeStyles } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Setup } from "../../api";
import { useWidth } from "../../app/media";
import { ErrorState } from "../../components/ErrorState";
import { Card } from "../../components/fields/CardContext";
import { useCrumbs } from "../../components/frame/crumbs";
import { ListPage } from "../../components/list";
import { Problem, problemOf } from "../../components/problem/Problem";
import { useRemedies } from "../../components/remedy/useRemedies";
import { useChecks, useSetup } from "../../data/queries";
import { SetupFrame } from "../audit/SetupFrame";
import { Checks } from "./Checks";
import { EnableCard } from "./EnableCard";
import { fieldNames, fieldsOf } from "./fields";
import { SetupForm } from "./SetupForm";
import { SetupSide } from "./SetupSide";
import { SetupToolbar } from "./SetupToolbar";

const useStyles = makeStyles({
  scroll: { flex: "1 1 0", minWidth: 0, overflowY: "auto", padding: "24px 32px" },
  inner: { maxWidth: "1056px", display: "flex", flexDirection: "column", gap: "20px" },
});

const noSearch = (): void => undefined;

function Validation({ checks }: { checks: ReturnType<typeof useChecks> }) {
  const remedies = useRemedies();
  const { data, error, isFetching, refetch } = checks;
  const again = (): void => void refetch();
  if (error !== null) {
    return (
      <Problem
        problem={problemOf(asEngineError(error))}
        busy={isFetching || remedies?.busy === true}
        onRemedy={(remedy) => remedies?.perform(remedy)}
        onRetry={again}
      />
    );
  }
  return data === undefined ? null : (
    <Checks checks={data.checks} at={data.at} seconds={data.seconds} busy={isFetching} onAgain={again} />
  );
}

function Loaded({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const client = useQueryClient();
  const beside = useWidth() !== "narrow";
  const checks = useChecks();
  const write = async (fields: Record<string, string>): Promise<void> => {
    client.setQueryData(["setup"], await commands.setSetup(fields));
  };
  return (
    <Card values={fieldsOf(setup)} names={fieldNames(t)} write={write}>
      <ListPage
        onSearch={noSearch}
        actions={
          <SetupToolbar setup={setup} validating={checks.isFetching} onValidate={() => void checks.refetch()} />
        }
        tools={null}
      >
        <div className={styles.scroll}>
          <div className={styles.inner}>
            <EnableCard setup={setup} />
            <SetupForm setup={setup}>
              <Validation checks={checks} />
            </SetupForm>
            {!beside && <SetupSide setup={setup} />}
          </div>
        </div>
        {beside && <SetupSide setup={setup} beside />}
      </ListPage>
    </Card>
  );
}

/** Setup → Email Logging (B.1). */
export function SetupPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useSetup();
  useCrumbs({ text: t("frame.setup") }, { text: t("frame.emailLogging") });
  return (
    <SetupFrame>
      {error !== null && <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />}
      {error === null && data !== undefined && <Loaded setup={data} />}
    </SetupFrame>
  );
}
