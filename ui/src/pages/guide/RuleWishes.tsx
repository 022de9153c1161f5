import { Field, Input } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useStepStyles } from "./styles";
import { useScriptWishes } from "./useScriptOptions";

/** Whose mail the rules copy: that of a sales group, except for some (W23). */
export function RuleWishes() {
  const { t } = useTranslation();
  const styles = useStepStyles();
  const [wishes, wish] = useScriptWishes();
  return (
    <>
      <p className={styles.second}>{t("guide.prepare.narrow")}</p>
      <div className={styles.fields}>
        <Field label={t("guide.prepare.salesGroup")} hint={t("guide.prepare.salesGroupHint")}>
          <Input type="email" value={wishes.salesGroup} onChange={(_, data) => wish({ salesGroup: data.value })} />
        </Field>
        <Field label={t("guide.prepare.exceptions")} hint={t("guide.prepare.severalHint")}>
          <Input value={wishes.exceptions} onChange={(_, data) => wish({ exceptions: data.value })} />
        </Field>
      </div>
    </>
  );
}
