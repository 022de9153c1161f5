import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  type MenuProps,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({ popover: { maxHeight: "60vh", overflowY: "auto" } });

type Checked = Required<Pick<MenuProps, "checkedValues">> & Pick<MenuProps, "onCheckedValueChange">;

/** The button that adds a filter, and its menu. */
export function FilterMenu({ children, ...checked }: Checked & { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Menu {...checked}>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" shape="circular" icon={<AddRegular />}>
          {t("list.filter")}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>{children}</MenuList>
      </MenuPopover>
    </Menu>
  );
}

interface Choice {
  value: string;
  text: string;
  /** Said more quietly beside it. */
  second?: string;
}

interface Choices extends Checked {
  /** Name of the filter among the checked values. */
  name: string;
  text: string;
  choices: readonly Choice[];
  /** More items below the choices. */
  children?: ReactNode;
}

/** A filter of which one value can be chosen. */
export function FilterChoices({ name, text, choices, children, ...checked }: Choices) {
  const styles = useStyles();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuItem>{text}</MenuItem>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <MenuList {...checked}>
          {choices.map((choice) => (
            <MenuItemRadio key={choice.value} name={name} value={choice.value} secondaryContent={choice.second}>
              {choice.text}
            </MenuItemRadio>
          ))}
          {children}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
