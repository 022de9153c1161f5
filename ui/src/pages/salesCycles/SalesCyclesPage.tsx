import { Badge } from "@fluentui/react-components";
import { StepsRegular } from "@fluentui/react-icons/svg/steps";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { commands, type SalesCycle } from "../../api";
import { useCrumbs } from "../../components/frame/crumbs";
import type { ListColumn } from "../../components/list";
import { useSetup } from "../../data/queries";
import { allRows } from "../../data/useRows";
import { useSalesCycles } from "../opportunities/queries";
import { CycleDialog } from "./CycleDialog";
import { DeleteRecords } from "./DeleteRecords";
import { SetupList } from "./SetupList";
import { Stages } from "./Stages";

function useColumns(standard: string): readonly ListColumn<SalesCycle>[] {
  const { t } = useTranslation();
  return useMemo<readonly ListColumn<SalesCycle>[]>(
    () => [
      { id: "code", name: t("cycles.code"), width: 92, cell: ({ code }) => code, text: ({ code }) => code },
      {
        id: "description",
        name: t("cycles.description"),
        width: 110,
        flexible: true,
        cell: ({ description }) => description,
        text: ({ description }) => description,
      },
      {
        id: "method",
        name: t("cycles.method"),
        width: 120,
        hidden: true,
        cell: (row) => t(`cycles.methods.${row.probability_calculation}`),
        text: (row) => t(`cycles.methods.${row.probability_calculation}`),
      },
      {
        id: "stages",
        name: t("cycles.stages"),
        width: 56,
        align: "end",
        cell: ({ stages }, { format }) => format.number(stages.length),
        text: ({ stages }) => String(stages.length),
      },
      {
        id: "state",
        name: t("cycles.state"),
        width: 84,
        cell: ({ code, blocked }) =>
          blocked ? (
            <Badge appearance="tint" shape="rounded" color="warning">
              {t("cycles.blocked")}
            </Badge>
          ) : code === standard ? (
            <Badge appearance="tint" shape="rounded" color="brand">
              {t("cycles.standard")}
            </Badge>
          ) : null,
        text: ({ code, blocked }) => (blocked ? t("cycles.blocked") : code === standard ? t("cycles.standard") : ""),
      },
    ],
    [t, standard],
  );
}

/** Setup → Sales cycles and their stages (R95). */
export function SalesCyclesPage() {
  const { t } = useTranslation();
  const standard = useSetup().data?.default_sales_cycle ?? "";
  const columns = useColumns(standard);
  const data = allRows(useSalesCycles());
  useCrumbs({ text: t("frame.setup"), to: "/setup" }, { text: t("cycles.title.cycle") });
  return (
    <SetupList
      kind="cycle"
      columns={columns}
      data={data}
      icon={<StepsRegular />}
      dialog={(row, saved, close) => <CycleDialog row={row} onSaved={saved} onClose={close} />}
      deletion={(rows, done, close) => {
        const stages = rows.reduce((sum, row) => sum + row.stages.length, 0);
        const isStandard = rows.some(({ code }) => code === standard);
        return (
          <DeleteRecords
            kind="cycle"
            codes={rows.map(({ code }) => code)}
            text={`${t("cycles.deleteText", { count: stages })}${isStandard ? ` ${t("cycles.deleteStandard", { code: standard })}` : ""}`}
            erase={(code) => commands.deleteSalesCycle(code)}
            onDeleted={done}
            onClose={close}
          />
        );
      }}
      beside={(cycle) => <Stages key={cycle.code} cycle={cycle} />}
    />
  );
}
