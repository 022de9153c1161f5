import { Button, Spinner } from "@fluentui/react-components";
import { MailInboxRegular } from "@fluentui/react-icons/svg/mail-inbox";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../components/fields/TextField";
import { useEmailCheck } from "../../components/fields/useEmailCheck";
import { Problem, problemOf } from "../../components/problem/Problem";
import { isBetween } from "../setup/rules";
import { Fold } from "./Fold";
import { useGuide } from "./GuideContext";
import { PreviewPart } from "./PreviewPart";
import { RulesProof } from "./RulesProof";
import { Question } from "./Question";
import { useStepStyles } from "./styles";
import { usePreview } from "./usePreview";

/** The mailbox is read, as a proof and as a rehearsal: what would be logged, and why the rest would not. */
export function MailboxStep() {
  const { t } = useTranslation();
  const styles = useStepStyles();
  const { setup, cure, fail } = useGuide();
  const { one: check } = useEmailCheck();
  const preview = usePreview();
  const { read, reading, error, start } = preview;
  const failed = error !== null && !reading;
  useEffect(() => {
    fail(failed);
    return () => fail(false);
  }, [failed, fail]);
  return (
    <Question>
      <div data-place="mailbox">
        <TextField
          name="shared_mailbox"
          type="email"
          label={t("setup.mailbox")}
          hint={t("guide.mailbox.hint")}
          check={check}
          readOnly={setup.enabled}
        />
      </div>
      <div className={styles.buttons}>
        <Button
          appearance={read === null ? "primary" : "secondary"}
          icon={<MailInboxRegular />}
          data-testid="guide-read"
          disabledFocusable={reading || setup.shared_mailbox === ""}
          onClick={start}
        >
          {read === null ? t("guide.mailbox.read") : t("guide.mailbox.readAgain")}
        </Button>
        {reading && <Spinner size="tiny" label={t("guide.mailbox.reading")} />}
        {setup.shared_mailbox === "" && <span className={styles.second}>{t("guide.mailbox.addressFirst")}</span>}
      </div>
      {failed && (
        <Problem problem={problemOf(error)} busy={reading} onRetry={start} onRemedy={(remedy) => cure(remedy, start)} />
      )}
      {read !== null && !failed && (
        <>
          <PreviewPart
            preview={read.preview}
            at={read.at}
            days={preview.days}
            busy={reading}
            onDays={preview.choose}
          />
          <RulesProof preview={read.preview} at={read.at} busy={reading} onAgain={start} />
        </>
      )}
      <Fold title={t("guide.mailbox.advanced")}>
        <div className={styles.fields}>
          <TextField
            name="batch_size"
            label={t("setup.batchSize")}
            hint={t("setup.batchHint")}
            check={(value) => (isBetween(value, 1, 1000) ? null : t("setup.batchWrong"))}
            readOnly={setup.enabled}
          />
        </div>
      </Fold>
    </Question>
  );
}
