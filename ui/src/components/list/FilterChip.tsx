import { InteractionTag, InteractionTagPrimary, InteractionTagSecondary, makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({ text: { maxWidth: "280px", overflow: "hidden", textOverflow: "ellipsis" } });

/** A filter in force, with a cross to take it away. */
export function FilterChip({ text, onRemove }: { text: string; onRemove: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <InteractionTag appearance="brand" size="small" shape="circular">
      <InteractionTagPrimary hasSecondaryAction className={styles.text} onClick={onRemove}>
        {text}
      </InteractionTagPrimary>
      <InteractionTagSecondary aria-label={t("list.removeFilter", { name: text })} onClick={onRemove} />
    </InteractionTag>
  );
}
