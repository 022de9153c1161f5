import { makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  root: {
    position: "absolute",
    width: "1px",
    height: "1px",
    margin: "-1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});

/** Words for screen readers, where the eye sees what is meant. The name of a control thus holds all that is seen. */
export function HiddenText({ children }: { children: ReactNode }) {
  return <span className={useStyles().root}>{children}</span>;
}
