import { Input, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { HiddenText } from "../HiddenText";
import { Kbd } from "../Kbd";
import { useKeys } from "../keys/useKeys";
import { useKeyText } from "../keys/words";
import { Question } from "./Question";
import { Results } from "./Results";
import type { Choice } from "./sections";
import { useRecords } from "./useRecords";
import { useSuggestions } from "./useSuggestions";
import { useTold, type Asked } from "./useTold";

const useStyles = makeStyles({
  root: {
    position: "relative",
    flex: "0 1 300px",
    minWidth: "120px",
    "@media (min-width: 1440px)": { flexBasis: "400px" },
  },
  box: { width: "100%" },
  keys: { "@media (max-width: 1279px)": { display: "none" } },
  list: {
    position: "absolute",
    top: "36px",
    left: "50%",
    transform: "translateX(-50%)",
    zIndex: 1000,
    width: "min(560px, 94vw)",
    maxHeight: "min(560px, calc(100vh - 64px))",
    display: "flex",
    flexDirection: "column",
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    "@media (max-width: 799px)": { position: "fixed", top: "44px", left: "8px", right: "8px", width: "auto", transform: "none" },
  },
  lines: { flex: "1 1 auto", minHeight: 0, overflowY: "auto", paddingBottom: "6px" },
  note: { margin: 0, padding: "12px 16px", color: tokens.colorNeutralForeground2 },
  foot: {
    flexShrink: 0,
    padding: "6px 16px",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** Tell me (R46): pages, actions and records by their Spanish and English names, from anywhere. */
export function TellMe() {
  const { t } = useTranslation();
  const styles = useStyles();
  const keyText = useKeyText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const before = useRef<HTMLElement | null>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const [asked, setAsked] = useState<Asked | null>(null);
  const records = useRecords(open ? typed : "");
  const told = useTold(setAsked);
  const named = records.sections.some(({ options }) => options.length > 0) && !records.similar;
  const pages = useSuggestions(told, typed, !named, open);
  const sections = [...pages, ...records.sections].filter(({ options }) => options.length > 0);
  const options = sections.flatMap((section) => section.options);
  const current = options[Math.min(chosen, options.length - 1)];

  const close = (): void => {
    setOpen(false);
    setTyped("");
    setChosen(0);
  };
  /** Back to where one was, unless what was chosen took the focus along. */
  const leave = (): void => {
    close();
    if (before.current?.isConnected === true) {
      before.current.focus();
    } else {
      input.current?.blur();
    }
  };
  const choose = (choice: Choice): void => {
    leave();
    choice.run();
  };
  useKeys({
    tellMe: () => {
      input.current?.focus();
      setOpen(true);
    },
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 };
    const step = steps[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      const at = Math.min(chosen, options.length - 1) + step;
      const around = Math.abs(step) === 1 ? (at + options.length) % options.length : at;
      setOpen(true);
      setChosen(open ? Math.max(0, Math.min(options.length - 1, around)) : 0);
    } else if (event.key === "Enter" && open && current !== undefined) {
      event.preventDefault();
      choose(current);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      leave();
    }
  };

  return (
    <div className={styles.root} role="search">
      <Input
        input={{ ref: input }}
        className={styles.box}
        role="combobox"
        aria-label={t("tellme.label")}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-activedescendant={open && current !== undefined ? `${id}-list-${current.id}` : undefined}
        data-testid="tellme"
        placeholder={t("tellme.placeholder")}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        contentBefore={<SearchRegular />}
        contentAfter={
          open ? undefined : (
            <span aria-hidden className={styles.keys}>
              <Kbd>{keyText("tellMe")}</Kbd>
            </span>
          )
        }
        onFocus={(event) => {
          const from = event.relatedTarget;
          before.current = from instanceof HTMLElement ? from : null;
        }}
        onClick={() => setOpen(true)}
        onBlur={close}
        onChange={(_, data) => {
          setTyped(data.value);
          setChosen(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      {open && (
        <div className={styles.list}>
          <div className={styles.lines}>
            {options.length > 0 && (
              <Results id={`${id}-list`} sections={sections} current={current?.id} onChoose={choose} />
            )}
            {options.length === 0 && (
              <p className={styles.note}>
                {records.searching ? (
                  t("tellme.searching")
                ) : (
                  <>
                    {t("tellme.nothing", { typed: typed.trim() })}
                    <br />
                    {t("tellme.nothingHint")}
                  </>
                )}
              </p>
            )}
            {records.failed && <p className={styles.note}>{t("tellme.failed")}</p>}
          </div>
          <div className={mergeClasses(styles.foot)} aria-hidden>
            {t("tellme.hint")}
          </div>
        </div>
      )}
      <div role="status">
        {open && typed.trim() !== "" && !records.searching && (
          <HiddenText>
            {options.length === 0
              ? t("tellme.nothing", { typed: typed.trim() })
              : t("tellme.found", { count: options.length })}
          </HiddenText>
        )}
      </div>
      {asked !== null && <Question asked={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}
