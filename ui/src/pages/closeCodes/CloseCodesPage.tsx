import { Badge } from "@fluentui/react-components";
import { TagRegular } from "@fluentui/react-icons/svg/tag";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { commands, type CloseCode } from "../../api";
import { useCrumbs } from "../../components/frame/crumbs";
import type { ListColumn } from "../../components/list";
import { allRows } from "../../data/useRows";
import { useCloseCodes } from "../opportunities/queries";
import { useOpportunityWords } from "../opportunities/words";
import { DeleteRecords } from "../salesCycles/DeleteRecords";
import { SetupList } from "../salesCycles/SetupList";
import { CloseCodeDialog } from "./CloseCodeDialog";

function useColumns(): readonly ListColumn<CloseCode>[] {
  const { t } = useTranslation();
  const words = useOpportunityWords();
  return useMemo<readonly ListColumn<CloseCode>[]>(
    () => [
      { id: "code", name: t("cycles.code"), width: 120, cell: ({ code }) => code, text: ({ code }) => code },
      {
        id: "type",
        name: t("cycles.close.type"),
        width: 110,
        cell: ({ type }) => (
          <Badge appearance="tint" shape="rounded" color={type === "Won" ? "success" : "danger"}>
            {words.status(type)}
          </Badge>
        ),
        text: ({ type }) => words.status(type),
      },
      {
        id: "description",
        name: t("cycles.description"),
        width: 200,
        flexible: true,
        cell: ({ description }) => description,
        text: ({ description }) => description,
      },
      {
        id: "used",
        name: t("cycles.close.used"),
        width: 120,
        align: "end",
        cell: (row, { format }) => format.number(row.no_of_opportunities),
        text: (row) => String(row.no_of_opportunities),
      },
    ],
    [t, words],
  );
}

/** Setup → Close opportunity codes: why opportunities were won or lost (R100). */
export function CloseCodesPage() {
  const { t } = useTranslation();
  const columns = useColumns();
  const data = allRows(useCloseCodes());
  useCrumbs({ text: t("frame.setup"), to: "/setup" }, { text: t("cycles.title.close") });
  return (
    <SetupList
      kind="close"
      columns={columns}
      data={data}
      icon={<TagRegular />}
      dialog={(row, saved, close) => <CloseCodeDialog row={row} onSaved={saved} onClose={close} />}
      deletion={(rows, done, close) => {
        const used = rows.reduce((sum, row) => sum + row.no_of_opportunities, 0);
        return (
          <DeleteRecords
            kind="close"
            codes={rows.map(({ code }) => code)}
            text={used === 0 ? t("cycles.close.deleteUnused") : t("cycles.close.deleteUsed", { count: used })}
            erase={(code) => commands.deleteCloseCode(code)}
            onDeleted={done}
            onClose={close}
          />
        );
      }}
    />
  );
}
