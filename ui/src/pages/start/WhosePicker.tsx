import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { useTranslation } from "react-i18next";
import { useAllSalespeople } from "../../data/queries";

/** Blank values cannot be chosen in a menu. */
const EVERYBODY = "*";

/** Whose start page it is: everybody's, or that of one salesperson. */
export function WhosePicker({ value, onChoose }: { value: string; onChoose: (code: string) => void }) {
  const { t } = useTranslation();
  const { data: salespeople = [] } = useAllSalespeople();
  const chosen = salespeople.find(({ code }) => code === value);
  const name = value === "" ? t("home.everybody") : (chosen?.name || value);
  return (
    <Menu
      checkedValues={{ whose: [value || EVERYBODY] }}
      onCheckedValueChange={(_, { checkedItems }) => onChoose(checkedItems[0] === EVERYBODY ? "" : (checkedItems[0] ?? ""))}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<ChevronDownRegular />} iconPosition="after" aria-label={t("home.whose", { name })}>
          {name}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemRadio name="whose" value={EVERYBODY}>
            {t("home.everybody")}
          </MenuItemRadio>
          {salespeople.map(({ code, name }) => (
            <MenuItemRadio key={code} name="whose" value={code}>
              {name || code}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
