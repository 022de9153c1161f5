import { Button, Tooltip } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useTranslation } from "react-i18next";
import { asEngineError } from "../../api";
import { copyText } from "../../app/clipboard";
import { useExplanation } from "../../data/queries";
import { ErrorState } from "../ErrorState";
import { useKeys } from "../keys/useKeys";
import { SidePanel } from "../SidePanel";
import { useNotify } from "../useNotify";
import { reasoningText } from "./stepWords";
import { WhyBody } from "./WhyBody";

interface Props {
  messageKey: string;
  onClose: () => void;
}

/** Why a message was or was not logged: the answer first, then the rules, then what can be done. */
export function WhyPanel({ messageKey, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const { data, error, refetch } = useExplanation(messageKey);
  useKeys({ close: onClose });
  const title = data?.outcome === "logged" ? t("why.titleLogged") : t("why.titleNot");
  const copy = data !== undefined && (
    <Tooltip content={t("why.copy")} relationship="label">
      <Button
        appearance="subtle"
        icon={<CopyRegular />}
        onClick={() => {
          const answer = t(`why.answer.${data.decision.reason}`, { address: data.author.address });
          const text = reasoningText(data.decision, answer, t);
          void copyText(text).then(() => notify.success(t("why.copied")), notify.failure);
        }}
      />
    </Tooltip>
  );
  return (
    <SidePanel title={title} width={600} testId="why-panel" actions={copy} onClose={onClose}>
      {error !== null && <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />}
      {data !== undefined && <WhyBody message={data} />}
    </SidePanel>
  );
}
