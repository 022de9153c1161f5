import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Setup } from "../../api";
import { FactBox } from "../../components/fields/FactBox";
import { useFormat } from "../../format/useFormat";
import { ConsentDialog } from "./ConsentDialog";
import { useLastEnabled } from "./useLastEnabled";

const useStyles = makeStyles({
  text: { margin: "0 0 6px", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What is read and stored, with the consent in full (R39, R109). */
export function KeptBox({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const since = useLastEnabled();
  const [open, setOpen] = useState(false);
  const day = since === null || !setup.enabled ? null : format.day(since.date.slice(0, 10));
  return (
    <FactBox title={t("setup.whatKept")}>
      <p className={styles.text}>
        {setup.keep_content === "full" ? t("setup.whatKeptFull") : t("setup.whatKeptLink")}
      </p>
      <Link as="button" onClick={() => setOpen(true)}>
        {day === null ? t("setup.showConsent") : t("setup.showConsentOf", { day })}
      </Link>
      {open && <ConsentDialog setup={setup} onClose={() => setOpen(false)} />}
    </FactBox>
  );
}
