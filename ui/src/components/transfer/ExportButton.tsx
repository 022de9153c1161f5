import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Tooltip } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { ContactCardRegular } from "@fluentui/react-icons/svg/contact-card";
import { DocumentRegular } from "@fluentui/react-icons/svg/document";
import { TableRegular } from "@fluentui/react-icons/svg/table";
import { useTranslation } from "react-i18next";
import type { ExportList } from "../../api";
import { TransferDialog } from "./TransferDialog";
import { useExport } from "./useExport";

/** Writes what a list shows, with its filters, search and order, to a file: workbook, CSV, contacts also vCards. */
export function ExportButton({ list }: { list: ExportList }) {
  const { t } = useTranslation();
  const { start, busy } = useExport();
  return (
    <>
      <Menu hasIcons>
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content={t("transfer.export")} relationship="label">
            <Button appearance="subtle" icon={<ArrowDownloadRegular />} disabledFocusable={busy} />
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<TableRegular />} onClick={() => start(list, "xlsx")}>
              {t("transfer.asWorkbook")}
            </MenuItem>
            <MenuItem icon={<DocumentRegular />} onClick={() => start(list, "csv")}>
              {t("transfer.asCsv")}
            </MenuItem>
            {list.list === "contacts" && (
              <MenuItem icon={<ContactCardRegular />} onClick={() => start(list, "vcf")}>
                {t("transfer.asCards")}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {busy && <TransferDialog />}
    </>
  );
}
