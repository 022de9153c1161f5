import { Button, Tooltip } from "@fluentui/react-components";
import { ArrowUploadRegular } from "@fluentui/react-icons/svg/arrow-upload";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ImportNoun } from "../../api";

/** Leads to the page that imports contacts or salespeople. */
export function ImportButton({ what }: { what: ImportNoun }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Tooltip content={t(`transfer.title.${what}`)} relationship="label">
      <Button
        appearance="subtle"
        icon={<ArrowUploadRegular />}
        onClick={() => void navigate({ to: what === "contacts" ? "/contacts/import" : "/salespeople/import" })}
      />
    </Tooltip>
  );
}
