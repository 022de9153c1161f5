import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Mode } from "../../api";
import { usePreference } from "../../app/preferences";
import { useEnter } from "../../data/useActs";
import { useConnect } from "../../data/useConnect";
import { languages } from "../../i18n";
import { useKeys } from "../keys/useKeys";
import { useKeyText } from "../keys/words";

/** Colours, language, keys, and the way back to the start page. */
export function AppMenu({ mode, version }: { mode: Mode; version: string }) {
  const { t } = useTranslation();
  const [colors, setColors] = usePreference("colors");
  const [language, setLanguage] = usePreference("language");
  const { enter } = useEnter();
  const { connect, connecting } = useConnect();
  const navigate = useNavigate();
  const keyText = useKeyText();
  const [open, setOpen] = useState(false);
  useKeys({ settings: () => setOpen(true) });
  return (
    <Menu
      open={open}
      onOpenChange={(_, data) => setOpen(data.open)}
      checkedValues={{ colors: [colors], language: [language] }}
      onCheckedValueChange={(_, { name, checkedItems }) => {
        const value = checkedItems[0];
        if (name === "colors") {
          setColors(value as typeof colors);
        } else {
          setLanguage(value as typeof language);
        }
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={t("frame.menu")} relationship="label">
          <Button appearance="subtle" icon={<MoreHorizontalRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{t("frame.language")}</MenuGroupHeader>
            <MenuItemRadio name="language" value="system">
              {t("frame.languageSystem")}
            </MenuItemRadio>
            {languages.map(({ code, name }) => (
              <MenuItemRadio key={code} name="language" value={code}>
                {name}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{t("frame.colors")}</MenuGroupHeader>
            <MenuItemRadio name="colors" value="system">
              {t("frame.colorsSystem")}
            </MenuItemRadio>
            <MenuItemRadio name="colors" value="light">
              {t("frame.colorsLight")}
            </MenuItemRadio>
            <MenuItemRadio name="colors" value="dark">
              {t("frame.colorsDark")}
            </MenuItemRadio>
            <MenuItemRadio name="colors" value="contrast">
              {t("frame.colorsContrast")}
            </MenuItemRadio>
          </MenuGroup>
          <MenuDivider />
          <MenuItem secondaryContent={keyText("help")} onClick={() => void navigate({ to: "/keys" })}>
            {t("keys.title")}
          </MenuItem>
          {mode === "demo" && (
            <MenuItem disabled={connecting} onClick={connect}>
              {t("frame.demoConnect")}
            </MenuItem>
          )}
          <MenuItem secondaryContent={t("welcome.version", { version })} onClick={() => enter("leaveCompany")}>
            {mode === "demo" ? t("frame.leaveDemo") : t("frame.leaveCompany")}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
