import { AddRegular } from "@fluentui/react-icons/svg/add";
import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { CommentRegular } from "@fluentui/react-icons/svg/comment";
import { ContactCardRegular } from "@fluentui/react-icons/svg/contact-card";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { EmojiRegular } from "@fluentui/react-icons/svg/emoji";
import { LightbulbRegular } from "@fluentui/react-icons/svg/lightbulb";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { PlayCircleRegular } from "@fluentui/react-icons/svg/play-circle";
import { ProhibitedRegular } from "@fluentui/react-icons/svg/prohibited";
import { TargetArrowRegular } from "@fluentui/react-icons/svg/target-arrow";
import { TaskListAddRegular } from "@fluentui/react-icons/svg/task-list-add";
import { useNavigate } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { LogEntry } from "../../api";
import type { RowAction } from "../../components/list";
import { GradeIcon, grades, ungraded, useGradeWords } from "./evaluation";
import type { OpenLink } from "./useOpenLink";

/** The one action that is not about the rows chosen; the row menu does without it. */
export const DELETE_CANCELED = "delete-canceled";

interface Options {
  /** The entries the actions are for, and the only one where there is one. */
  targets: readonly LogEntry[];
  one: LogEntry | undefined;
  link: OpenLink;
  /** Whether the list shows the postponed ones. */
  postponed: boolean;
  onWhy: (key: string) => void;
  /** 0 none, 1 very positive … 5 very negative. */
  onEvaluate: (grade: number) => void;
  onResume: (entry: LogEntry) => void;
  onDiscard: () => void;
  onComments: (entry: LogEntry) => void;
  onTask: (entry: LogEntry) => void;
  onOpportunity: (entry: LogEntry) => void;
  onInteraction: (entry: LogEntry) => void;
  onCancel: () => void;
  onDeleteCanceled: () => void;
}

/** The five grades and none, with a mark at the one all entries have. */
function useEvaluateAction({ targets, onEvaluate }: Options): RowAction {
  const { t } = useTranslation();
  const words = useGradeWords();
  const [first] = targets;
  const common = targets.every(({ evaluation }) => evaluation === first?.evaluation) ? first?.evaluation : undefined;
  return {
    id: "evaluate",
    name: t("log.evaluate"),
    icon: <EmojiRegular />,
    reason: first === undefined ? t("log.selectFirst") : "",
    run: () => undefined,
    items: [...grades, ungraded].map(({ number }) => ({
      id: `grade-${number}`,
      name: words(number),
      icon: <GradeIcon number={number} />,
      checked: common === number,
      run: () => onEvaluate(number),
    })),
  };
}

/** What leads from an entry to its contact. */
function useContactActions({ one }: Options): readonly RowAction[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const no = one?.contact_no ?? "";
  return no === ""
    ? []
    : [
        {
          id: "contact",
          name: t("log.openContact"),
          icon: <ContactCardRegular />,
          more: true,
          run: () => void navigate({ to: "/contacts/$no", params: { no } }),
        },
        {
          id: "entries",
          name: t("log.ofContact"),
          icon: <BookOpenRegular />,
          keys: "entries",
          more: true,
          run: () => void navigate({ to: "/log", search: { contact: no } }),
        },
      ];
}

/** What can be done with interactions that were put off (R84). */
function postponedActions({ targets, one, onResume, onDiscard }: Options, t: TFunction): RowAction[] {
  const isDiscarded = targets[0]?.canceled === true;
  return [
    {
      id: "resume",
      name: t("log.resume"),
      icon: <PlayCircleRegular />,
      reason: one === undefined ? t("log.onlyOne") : one.canceled ? t("log.resumeCanceled") : "",
      run: () => one !== undefined && onResume(one),
    },
    {
      id: "discard",
      name: isDiscarded ? t("log.undiscard") : t("log.discard"),
      icon: <DeleteRegular />,
      reason: targets.length === 0 ? t("log.selectFirst") : "",
      run: onDiscard,
    },
  ];
}

/** Why no opportunity can be made of an entry (R80); blank when one can. */
function opportunityReason(one: LogEntry | undefined, t: TFunction): string {
  if (one === undefined) {
    return "";
  }
  if (one.opportunity_no !== "") {
    return t("log.opportunityLinked", { no: one.opportunity_no });
  }
  return one.canceled ? t("log.opportunityCanceled") : one.contact_no === "" ? t("log.opportunityNoContact") : "";
}

/** What can be done with one entry of the log. */
function oneEntryActions(options: Options, t: TFunction): Record<"open" | "opportunity" | "task" | "why" | "interaction", RowAction> {
  const { one, link } = options;
  const onlyOne = one === undefined ? t("log.onlyOne") : "";
  const noLink = one?.link_state === "none" ? t("log.openNoLink") : "";
  return {
    open: {
      id: "open",
      name: t("log.openInOutlook"),
      icon: <OpenRegular />,
      reason: one === undefined ? t("log.openNothing") : noLink,
      disabled: link.opening,
      run: () => one !== undefined && link.open(one),
    },
    opportunity: {
      id: "opportunity",
      name: t("log.createOpportunity"),
      icon: <TargetArrowRegular />,
      reason: onlyOne || opportunityReason(one, t),
      keys: "opportunity",
      run: () => one !== undefined && options.onOpportunity(one),
    },
    task: {
      id: "task",
      name: t("log.createTask"),
      icon: <TaskListAddRegular />,
      reason: onlyOne,
      run: () => one !== undefined && options.onTask(one),
    },
    why: {
      id: "why",
      name: t("log.why"),
      icon: <LightbulbRegular />,
      reason: onlyOne || (one?.message_key === "" ? t("log.whyNoMessage") : ""),
      run: () => one !== undefined && options.onWhy(one.message_key),
    },
    interaction: {
      id: "interaction",
      name: t("log.createInteraction"),
      icon: <AddRegular />,
      reason: onlyOne,
      more: true,
      run: () => one !== undefined && options.onInteraction(one),
    },
  };
}

/** What can be done with entries; the same in the toolbar, in the row menu and above the entries of a card (C.1). */
export function useEntryActions(options: Options): readonly RowAction[] {
  const { t } = useTranslation();
  const { targets, one } = options;
  const evaluate = useEvaluateAction(options);
  const aboutContact = useContactActions(options);
  const comments: RowAction = {
    id: "comments",
    name: t("log.comments"),
    icon: <CommentRegular />,
    reason: one === undefined ? t("log.onlyOne") : "",
    keys: "note",
    run: () => one !== undefined && options.onComments(one),
  };
  if (options.postponed) {
    return [...postponedActions(options, t), comments, ...aboutContact];
  }
  const { open, opportunity, task, why, interaction } = oneEntryActions(options, t);
  const cancel: RowAction = {
    id: "cancel",
    name: targets[0]?.canceled === true ? t("log.uncancel") : t("log.cancel"),
    icon: <ProhibitedRegular />,
    reason: targets.length === 0 ? t("log.selectFirst") : "",
    more: true,
    run: options.onCancel,
  };
  const deleteCanceled: RowAction = {
    id: DELETE_CANCELED,
    name: t("log.deleteCanceled"),
    icon: <DeleteRegular />,
    more: true,
    run: options.onDeleteCanceled,
  };
  return [open, opportunity, task, evaluate, comments, why, interaction, ...aboutContact, cancel, deleteCanceled];
}
