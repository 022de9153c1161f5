import {
  Menu,
  MenuButton,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from "@fluentui/react-components";
import { BookmarkRegular } from "@fluentui/react-icons/svg/bookmark";
import { BookmarkAddRegular } from "@fluentui/react-icons/svg/bookmark-add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { RenameRegular } from "@fluentui/react-icons/svg/rename";
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNotify } from "../useNotify";
import { ViewNameDialog } from "./ViewNameDialog";
import { fingerprint, useViews, type SavedView } from "./views";

const useStyles = makeStyles({
  name: { maxWidth: "200px", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  popover: { maxHeight: "70vh", overflowY: "auto", maxWidth: "360px" },
});

/** A view that comes with the program. */
interface Standard<Filters> {
  name: string;
  filters: Filters;
  /** Said more quietly beside it. */
  second?: string;
}

interface Props<Filters> {
  /** Name under which layout and views are remembered. */
  list: string;
  /** What the list is called without any filter. */
  allName: string;
  standard?: readonly Standard<Filters>[];
  /** Filters and search in force. */
  filters: Filters;
  onFilters: (filters: Filters) => void;
}

const ALL = "all";

/** The views of a list: choose one, save what is shown under a name, rename it, delete it. */
export function SavedViews<Filters extends object>(props: Props<Filters>) {
  const { list, allName, standard = [], filters, onFilters } = props;
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const views = useViews(list, filters, onFilters);
  const [naming, setNaming] = useState<{ view: SavedView<Filters> | null } | null>(null);
  const { active, changed } = views;
  const own = standard.findIndex((one) => fingerprint(one.filters) === fingerprint(filters));
  const isAll = fingerprint(filters) === fingerprint({});
  const checked = active === null ? (isAll ? ALL : own >= 0 ? `standard.${own}` : "") : `saved.${active.name}`;
  const shown = active?.name ?? (isAll ? allName : (standard[own]?.name ?? t("list.viewUnsaved")));

  const choose = (value: string): void => {
    const saved = views.all.find(({ name }) => value === `saved.${name}`);
    const given = standard.find((_, index) => value === `standard.${index}`);
    if (saved === undefined) {
      views.leave(given?.filters ?? ({} as Filters));
    } else {
      views.apply(saved);
    }
  };
  const remove = (view: SavedView<Filters>): void => {
    const at = views.all.indexOf(view);
    views.remove(view);
    notify.undoable(t("list.viewDeleted", { name: view.name }), () => views.restore(view, at));
  };
  return (
    <>
      <Menu
        hasIcons
        checkedValues={{ view: checked === "" ? [] : [checked] }}
        onCheckedValueChange={(_, { checkedItems }) => choose(checkedItems[0] ?? ALL)}
      >
        <MenuTrigger disableButtonEnhancement>
          <MenuButton
            size="small"
            appearance="subtle"
            icon={<BookmarkRegular />}
            aria-label={t("list.viewOf", { name: shown })}
          >
            <span className={styles.name}>{shown}</span>
          </MenuButton>
        </MenuTrigger>
        <MenuPopover className={styles.popover}>
          <MenuList>
            <MenuItemRadio name="view" value={ALL}>
              {allName}
            </MenuItemRadio>
            {standard.map(({ name, second }, index) => (
              <MenuItemRadio key={name} name="view" value={`standard.${index}`} secondaryContent={second}>
                {name}
              </MenuItemRadio>
            ))}
            {views.all.map(({ name }) => (
              <MenuItemRadio key={name} name="view" value={`saved.${name}`}>
                {name}
              </MenuItemRadio>
            ))}
            <MenuDivider />
            <MenuItem icon={<BookmarkAddRegular />} onClick={() => setNaming({ view: null })}>
              {t("list.viewSave")}
            </MenuItem>
            {changed !== null && (
              <MenuItem icon={<SaveRegular />} onClick={() => views.save(changed.name)}>
                {t("list.viewUpdate", { name: changed.name })}
              </MenuItem>
            )}
            {active !== null && (
              <MenuItem icon={<RenameRegular />} onClick={() => setNaming({ view: active })}>
                {t("list.viewRename", { name: active.name })}
              </MenuItem>
            )}
            {active !== null && (
              <MenuItem icon={<DeleteRegular />} onClick={() => remove(active)}>
                {t("list.viewDelete", { name: active.name })}
              </MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {naming !== null && (
        <ViewNameDialog
          name={naming.view?.name ?? ""}
          taken={[allName, ...standard.map(({ name }) => name), ...views.all.map(({ name }) => name)]}
          onName={(name) => (naming.view === null ? views.save(name) : views.rename(naming.view, name))}
          onClose={() => setNaming(null)}
        />
      )}
    </>
  );
}
