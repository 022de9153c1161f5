import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { LightbulbRegular } from "@fluentui/react-icons/svg/lightbulb";
import { PeopleCheckmarkRegular } from "@fluentui/react-icons/svg/people-checkmark";
import { PersonAddRegular } from "@fluentui/react-icons/svg/person-add";
import { PersonLinkRegular } from "@fluentui/react-icons/svg/person-link";
import { ProhibitedRegular } from "@fluentui/react-icons/svg/prohibited";
import { useTranslation } from "react-i18next";
import type { DeskGroup } from "../../api";
import type { KeyHandlers } from "../../components/keys/useKeys";
import type { RowAction } from "../../components/list";
import type { Plan } from "./groups";

/** The keys of actions that can be done now. */
export function keysOfActions(actions: readonly RowAction[]): KeyHandlers {
  const keys: KeyHandlers = {};
  for (const { keys: id, reason = "", run } of actions) {
    if (id !== undefined && reason === "") {
      keys[id] = run;
    }
  }
  return keys;
}

interface Options {
  desk: "unknown" | "ambiguous";
  chosen: readonly DeskGroup[];
  decide: (plan: Plan) => void;
  explain: () => void;
  undoLast: () => void;
}

/** What can be done with the addresses in hand, by button and by key. */
export function useGroupActions({ desk, chosen, decide, explain, undoLast }: Options): {
  actions: RowAction[];
  keys: KeyHandlers;
} {
  const { t } = useTranslation();
  const reason = chosen.length === 0 ? t("desk.chooseFirst") : "";
  const plans: RowAction[] = [
    { id: "create", keys: "deskCreate", name: t("desk.create"), icon: <PersonAddRegular />, run: () => decide("create") },
    { id: "assign", keys: "deskAssign", name: t("desk.assign"), icon: <PersonLinkRegular />, run: () => decide("assign") },
  ];
  const shared: RowAction[] = [
    {
      id: "choose",
      keys: "deskAssign",
      name: t("desk.choose"),
      icon: <PeopleCheckmarkRegular />,
      run: () => decide("choose"),
    },
  ];
  const actions: RowAction[] = [
    ...(desk === "unknown" ? plans : shared),
    { id: "never", keys: "deskNever", name: t("desk.never"), icon: <ProhibitedRegular />, run: () => decide("never") },
    { id: "why", keys: "deskWhy", name: t("desk.why"), icon: <LightbulbRegular />, run: explain },
  ];
  const all = actions.map((action, at): RowAction => ({ ...action, reason, primary: at === 0 }));
  all.push({ id: "undo", keys: "deskUndo", name: t("desk.undo"), icon: <ArrowUndoRegular />, run: undoLast });
  return { actions: all, keys: keysOfActions(all) };
}
