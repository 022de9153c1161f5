import { FluentProvider, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useMedia } from "./media";
import { usePreference } from "./preferences";
import { dark, highContrast, light } from "./theme";

const useStyles = makeStyles({
  provider: { backgroundColor: "transparent", fontVariantNumeric: "tabular-nums" },
  root: {
    position: "fixed",
    inset: 0,
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground1,
  },
});

/** Colours and fonts: those of the system unless chosen otherwise. The provider's class also goes to every popup,
 *  so the ground of the window has an element of its own. */
export function Look({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const [colors] = usePreference("colors");
  const systemDark = useMedia("(prefers-color-scheme: dark)");
  const plain = systemDark ? dark : light;
  const theme = { system: plain, light, dark, contrast: highContrast }[colors];
  return (
    <FluentProvider theme={theme} className={styles.provider}>
      <div className={styles.root}>{children}</div>
    </FluentProvider>
  );
}
