import { makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { SetupField } from "../../components/remedy/useRemedies";

const useStyles = makeStyles({ part: { minWidth: 0 } });

/** A field that remedies can find. */
export function Part({ name, children }: { name: SetupField; children: ReactNode }) {
  const styles = useStyles();
  return (
    <div data-field={name} className={styles.part}>
      {children}
    </div>
  );
}
