import { useTranslation } from "react-i18next";
import { Kbd } from "../../components/Kbd";
import type { KeyId } from "../../components/keys/table";
import { useKeyText } from "../../components/keys/words";
import { useListStyles } from "../../components/list/styles";

/** The keys of the desk, as its foot names them. */
export function DeskKeys({ ids }: { ids: readonly KeyId[] }) {
  const { t } = useTranslation();
  const styles = useListStyles();
  const keyText = useKeyText();
  return ids.map((id) => (
    <span key={id} className={styles.hint}>
      <Kbd>{keyText(id).toLowerCase()}</Kbd>
      {t(`desk.keys.${id as "deskCreate"}`)}
    </span>
  ));
}
