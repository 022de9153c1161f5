import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { commands } from "../../api";
import { useEntryLinks } from "./useEntryLinks";

/** Says that later mail of its conversations does not belong to an opportunity yet, and adds it (W20). */
export function LateEntries({ no }: { no: string }) {
  const { t } = useTranslation();
  const links = useEntryLinks();
  const { data = [] } = useQuery({
    queryKey: ["opportunity", no, "late"],
    queryFn: () => commands.getLateEntries(no),
  });
  if (data.length === 0) {
    return null;
  }
  const count = data.length;
  return (
    <MessageBar intent="info" style={{ flexShrink: 0 }} data-testid="late-entries">
      <MessageBarBody>{t("opportunities.late", { count })}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" disabled={links.busy} onClick={() => links.link(data.map(({ entry_no }) => entry_no), no, false)}>
          {t("opportunities.lateAdd", { count })}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
