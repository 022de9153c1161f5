import { makeStyles, SearchBox } from "@fluentui/react-components";
import { useEffect, useState, type KeyboardEvent, type RefObject } from "react";
import { Kbd } from "../Kbd";

const useStyles = makeStyles({
  root: {
    position: "relative",
    width: "240px",
    minWidth: "120px",
    flexShrink: 1,
    "@media (max-width: 1279px)": { width: "188px" },
    ":focus-within > [data-hint]": { display: "none" },
  },
  box: { width: "100%", minWidth: 0 },
  hint: { position: "absolute", right: "8px", top: "50%", transform: "translateY(-50%)", pointerEvents: "none" },
});

const PAUSE = 200;

interface Props {
  value: string;
  label: string;
  input: RefObject<HTMLInputElement | null>;
  onChange: (value: string) => void;
}

/** Searches as one types; `/` and F3 lead here, Esc empties it and then leaves it. */
export function SearchField({ value, label, input, onChange }: Props) {
  const styles = useStyles();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) {
      return;
    }
    const timer = setTimeout(() => onChange(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") {
      onChange(typed);
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      if (typed === "") {
        input.current?.blur();
      } else {
        setTyped("");
        onChange("");
      }
    }
  };

  return (
    <div className={styles.root}>
      <SearchBox
        className={styles.box}
        ref={input}
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(_, data) => setTyped(data.value)}
        onKeyDown={onKeyDown}
      />
      {typed === "" && (
        <span aria-hidden data-hint className={styles.hint}>
          <Kbd>/</Kbd>
        </span>
      )}
    </div>
  );
}
