import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { FilterRegular } from "@fluentui/react-icons/svg/filter";
import { useTranslation } from "react-i18next";
import { useKeyText } from "../keys/words";
import { ActionItems } from "./RowActions";
import type { CellFilter, RowAction } from "./types";

/** Where the menu opens, in pixels of the window: a point, or the row below which it hangs. */
export type MenuPlace = Pick<DOMRect, "x" | "y" | "width" | "height">;

interface Props {
  place: MenuPlace;
  actions: readonly RowAction[];
  filter: CellFilter | null;
  /** How many rows it is about. */
  count: number;
  onCopy: () => void;
  onClose: () => void;
}

/** Menu of a row: the actions of the toolbar, and what every list can do. */
export function RowMenu({ place, actions, filter, count, onCopy, onClose }: Props) {
  const { t } = useTranslation();
  const keyText = useKeyText();
  const { x, y, width, height } = place;
  const target = { getBoundingClientRect: () => new DOMRect(x, y, width, height) };
  return (
    <Menu
      open
      hasIcons
      positioning={{ target, position: "below", align: "start", autoSize: "height" }}
      onOpenChange={(_, data) => {
        if (!data.open) {
          onClose();
        }
      }}
    >
      <MenuPopover onContextMenu={(event) => event.preventDefault()}>
        <MenuList aria-label={t("list.rowMenu", { count })}>
          <ActionItems actions={actions} />
          {actions.length > 0 && <MenuDivider />}
          {filter !== null && (
            <MenuItem icon={<FilterRegular />} secondaryContent={keyText("filterBy")} onClick={filter.apply}>
              {t("list.filterBy", { value: shortened(filter.value) })}
            </MenuItem>
          )}
          <MenuItem icon={<CopyRegular />} secondaryContent={keyText("copy")} onClick={onCopy}>
            {t("list.copyRows", { count })}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

const LONG = 32;

function shortened(text: string): string {
  const signs = [...text];
  return signs.length > LONG ? `${signs.slice(0, LONG).join("")}…` : text;
}
