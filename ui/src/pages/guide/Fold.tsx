import { Button, makeStyles } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useState, type ReactNode } from "react";

const useStyles = makeStyles({
  button: { alignSelf: "flex-start", marginLeft: "-8px", paddingLeft: "8px", justifyContent: "flex-start" },
  body: { display: "flex", flexDirection: "column", gap: "12px", paddingTop: "4px" },
});

interface Props {
  title: string;
  /** Unfolded at first. */
  open?: boolean;
  children: ReactNode;
}

/** What only some need, folded away. */
export function Fold({ title, open = false, children }: Props) {
  const styles = useStyles();
  const [shown, setShown] = useState(open);
  const [before, setBefore] = useState(open);
  const body = useId();
  if (open !== before) {
    setBefore(open);
    setShown(open);
  }
  return (
    <div>
      <Button
        size="small"
        appearance="transparent"
        className={styles.button}
        icon={shown ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={shown}
        aria-controls={body}
        onClick={() => setShown(!shown)}
      >
        {title}
      </Button>
      {/* What is folded stays in place, so that nothing typed into it is lost. */}
      <div id={body} className={styles.body} hidden={!shown} style={shown ? undefined : { display: "none" }}>
        {children}
      </div>
    </div>
  );
}
