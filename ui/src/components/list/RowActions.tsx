import {
  Button,
  makeStyles,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  ToolbarButton,
  Tooltip,
} from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { useTranslation } from "react-i18next";
import { useMedia, useWidth } from "../../app/media";
import { useKeyText } from "../keys/words";
import type { RowAction } from "./types";

const useStyles = makeStyles({ text: { whiteSpace: "nowrap" } });

/** So many actions stand in the toolbar where the window is not wide, and where it is tiny; the rest are in its menu. */
const NARROW = 3;
const TINY = 1;

function RowActionButton({ action }: { action: RowAction }) {
  const styles = useStyles();
  const keyText = useKeyText();
  const { name, icon, reason = "", disabled = false, primary = false, keys } = action;
  const idle = disabled || reason !== "";
  const run = (): void => {
    if (!idle) {
      action.run();
    }
  };
  const button = primary ? (
    <Button appearance="primary" className={styles.text} icon={icon} disabledFocusable={idle} onClick={run}>
      {name}
    </Button>
  ) : (
    <ToolbarButton className={styles.text} icon={icon} disabledFocusable={idle} onClick={run}>
      {name}
    </ToolbarButton>
  );
  const hint = reason !== "" ? reason : keys === undefined ? "" : keyText(keys);
  if (action.items !== undefined && !idle) {
    return (
      <Menu hasIcons hasCheckmarks={action.items.some(({ checked }) => checked === true)}>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton appearance="subtle" className={styles.text} icon={icon}>
            {name}
          </MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <ActionItems actions={action.items} />
          </MenuList>
        </MenuPopover>
      </Menu>
    );
  }
  return hint === "" ? (
    button
  ) : (
    <Tooltip content={hint} relationship="description">
      {button}
    </Tooltip>
  );
}

/** Actions as items of a menu, each with its keys, or with the reason why it cannot be done now. */
export function ActionItems({ actions }: { actions: readonly RowAction[] }) {
  const keyText = useKeyText();
  return actions.map(({ id, name, icon, reason = "", disabled = false, keys, run, items, checked }) => {
    const idle = disabled || reason !== "";
    const item = (
      <MenuItem
        key={id}
        icon={icon}
        disabled={idle}
        subText={reason === "" ? undefined : reason}
        secondaryContent={keys === undefined ? undefined : keyText(keys)}
        checkmark={checked === true ? <CheckmarkRegular /> : undefined}
        onClick={items === undefined ? run : undefined}
      >
        {name}
      </MenuItem>
    );
    return items === undefined || idle ? (
      item
    ) : (
      <Menu key={id} hasIcons>
        <MenuTrigger disableButtonEnhancement>{item}</MenuTrigger>
        <MenuPopover>
          <MenuList>
            <ActionItems actions={items} />
          </MenuList>
        </MenuPopover>
      </Menu>
    );
  });
}

interface Props {
  actions: readonly RowAction[];
  /** Where there is less room than elsewhere: so many stand in the toolbar at most. */
  most?: number;
}

/** What can be done with the rows chosen, in the toolbar. */
export function RowActions({ actions, most }: Props) {
  const { t } = useTranslation();
  const narrow = useWidth() !== "wide";
  const tiny = useMedia("(max-width: 719px)");
  const plain = actions.filter(({ more }) => more !== true);
  const shown = plain.slice(0, narrow ? Math.min(tiny ? TINY : NARROW, most ?? NARROW) : most);
  const rest = actions.filter((action) => !shown.includes(action));
  return (
    <>
      {shown.map((action) => (
        <RowActionButton key={action.id} action={action} />
      ))}
      {rest.length > 0 && (
        <Menu hasIcons>
          <MenuTrigger disableButtonEnhancement>
            <Tooltip content={t("list.moreActions")} relationship="label">
              <Button appearance="subtle" icon={<MoreHorizontalRegular />} />
            </Tooltip>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <ActionItems actions={rest} />
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </>
  );
}
