import { makeStyles, ToggleButton } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Order } from "./groups";

const useStyles = makeStyles({ chip: { minWidth: 0 } });
const ORDERS: readonly Order[] = ["domain", "date"];

/** How the addresses are ordered. */
export function OrderChips({ order, onOrder }: { order: Order; onOrder: (order: Order) => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return ORDERS.map((one) => (
    <ToggleButton
      key={one}
      size="small"
      shape="circular"
      className={styles.chip}
      checked={order === one}
      appearance={order === one ? "primary" : "secondary"}
      onClick={() => onOrder(one)}
    >
      {t(`desk.order.${one}`)}
    </ToggleButton>
  ));
}
