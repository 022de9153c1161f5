import { makeStyles, tokens } from "@fluentui/react-components";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Participant } from "../../api";
import { PaneSection } from "./PaneSection";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "grid",
    gridTemplateColumns: "56px minmax(0, 1fr)",
    gap: "8px",
    padding: "6px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  role: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  who: { minWidth: 0, overflowWrap: "anywhere", userSelect: "text" },
  link: { color: tokens.colorBrandForegroundLink },
  second: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Whom an address belongs to, each leading to the card; the name as received where nobody is known by it. */
function Names({ one }: { one: Participant }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const known = [
    ...one.salespeople.map(({ no, name }) => (
      <Link key={`s${no}`} to="/salespeople/$code" params={{ code: no }} className={styles.link}>
        {name || no}
      </Link>
    )),
    ...one.contacts.map(({ no, name }) => (
      <Link key={`c${no}`} to="/contacts/$no" params={{ no }} className={styles.link}>
        {name || no}
      </Link>
    )),
  ];
  if (known.length === 0) {
    return (
      <>
        {one.name || one.address} <span className={styles.second}>{t("log.partUnknown")}</span>
      </>
    );
  }
  return known.map((link, at) => [at > 0 && " · ", link]);
}

/** Everybody on a mail, contacts and salespeople with the way to their cards (W19). */
export function Participants({ participants }: { participants: readonly Participant[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (participants.length === 0) {
    return null;
  }
  return (
    <PaneSection title={t("log.participants", { count: participants.length })}>
      <ul className={styles.list}>
        {participants.map((one) => {
          const shown = one.contacts.length + one.salespeople.length === 0 ? one.name || one.address : "";
          return (
          <li key={`${one.role} ${one.address}`} className={styles.item} data-testid="participant">
            <span className={styles.role}>{t(`log.roles.${one.role}`)}</span>
            <span className={styles.who}>
              <Names one={one} />
              {shown !== one.address && one.address !== "" && <div className={styles.second}>{one.address}</div>}
            </span>
          </li>
          );
        })}
      </ul>
    </PaneSection>
  );
}
