import { Button, Link as FluentLink, makeStyles, tokens } from "@fluentui/react-components";
import { MergeRegular } from "@fluentui/react-icons/svg/merge";
import { MailCheckmarkRegular } from "@fluentui/react-icons/svg/mail-checkmark";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type AddressFinding, type AddressHealth, type Ailment } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { ErrorState } from "../../components/ErrorState";
import { useCrumbs } from "../../components/frame/crumbs";
import { useKeys } from "../../components/keys/useKeys";
import { useContact } from "../../data/queries";
import { MergeDialog } from "./MergeDialog";

/** So many of each are named. */
const MOST = 100;

const useStyles = makeStyles({
  root: { height: "100%", overflowY: "auto", padding: "20px 24px", boxSizing: "border-box" },
  lead: { margin: "0 0 16px", color: tokens.colorNeutralForeground2, maxWidth: "720px" },
  section: { maxWidth: "960px", marginBottom: "24px" },
  title: { margin: "0 0 2px", fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  text: { margin: "0 0 8px", color: tokens.colorNeutralForeground2 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: "16px",
    padding: "6px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { minWidth: "200px" },
  address: { flexGrow: 1, overflowWrap: "anywhere", userSelect: "text" },
  others: { display: "inline-flex", gap: "8px", flexWrap: "wrap" },
});

const ailments: readonly Ailment[] = ["malformed", "shared", "salesperson", "missing", "salesperson_missing", "list"];

function countOf(health: AddressHealth, ailment: Ailment): number {
  return {
    missing: health.missing,
    malformed: health.malformed,
    list: health.lists,
    shared: health.shared,
    salesperson: health.same_as_salesperson,
    salesperson_missing: health.salespeople_missing,
  }[ailment];
}

function Others({ finding }: { finding: AddressFinding }) {
  const styles = useStyles();
  const isSalesperson = finding.ailment === "salesperson";
  return (
    <span className={styles.others}>
      {finding.others.map((other) =>
        isSalesperson ? (
          <Link key={other} to="/salespeople/$code" params={{ code: other }} style={{ color: "inherit" }}>
            {other}
          </Link>
        ) : (
          <Link key={other} to="/contacts/$no" params={{ no: other }} style={{ color: "inherit" }}>
            {other}
          </Link>
        ),
      )}
    </span>
  );
}

/** Merges the contacts that share an address: the second one goes into the first, which can be chosen anew. */
function MergeFound({ finding, onClose }: { finding: AddressFinding; onClose: () => void }) {
  const client = useQueryClient();
  const { data: keep } = useContact(finding.no);
  const { data: other } = useContact(finding.others[0] ?? "");
  if (keep === undefined || other === undefined) {
    return null;
  }
  const onMerged = (): void => void client.invalidateQueries({ queryKey: ["contacts", "health"] });
  return (
    <MergeDialog keep={keep} {...(other.type === keep.type ? { begin: other } : {})} onMerged={onMerged} onClose={onClose} />
  );
}

function Finding({ finding, onMerge }: { finding: AddressFinding; onMerge: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const name = `${finding.name} (${finding.no})`;
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        {finding.ailment === "salesperson_missing" ? (
          <Link to="/salespeople/$code" params={{ code: finding.no }} style={{ color: "inherit" }}>
            {name}
          </Link>
        ) : (
          <Link to="/contacts/$no" params={{ no: finding.no }} style={{ color: "inherit" }}>
            {name}
          </Link>
        )}
      </span>
      <span className={styles.address}>{finding.address}</span>
      <Others finding={finding} />
      {finding.ailment === "shared" && finding.others.length > 0 && (
        <Button size="small" icon={<MergeRegular />} aria-label={t("contacts.mergeOf", { name })} onClick={onMerge}>
          {t("contacts.mergeConfirm")}
        </Button>
      )}
    </li>
  );
}

/** What is the matter with the addresses mail is matched by, and where each is mended (W16, W17, W37). */
export function HealthPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ["contacts", "health"],
    queryFn: () => commands.getAddressHealth(MOST),
  });
  const [merging, setMerging] = useState<AddressFinding | null>(null);
  useCrumbs({ text: t("frame.contacts"), to: "/contacts" }, { text: t("contacts.health") });
  useKeys({ refresh: () => void refetch() });
  if (error !== null) {
    return <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined) {
    return null;
  }
  const found = ailments.filter((ailment) => countOf(data, ailment) > 0);
  if (found.length === 0) {
    return (
      <EmptyState icon={<MailCheckmarkRegular />} title={t("contacts.healthFine")} text={t("contacts.healthFineText")} />
    );
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls, so the keyboard must reach it.
    <div className={styles.root} tabIndex={0} role="region" aria-label={t("contacts.health")}>
      <p className={styles.lead}>
        {t("contacts.healthLead")}{" "}
        <FluentLink as="button" disabled={isFetching} onClick={() => void refetch()}>
          {t("contacts.healthAgain")}
        </FluentLink>
      </p>
      {found.map((ailment) => {
        const rows = data.findings.filter((finding) => finding.ailment === ailment);
        const count = countOf(data, ailment);
        return (
          <section key={ailment} className={styles.section}>
            <h2 className={styles.title}>{t(`contacts.healthTitle.${ailment}`, { count })}</h2>
            <p className={styles.text}>{t(`contacts.healthText.${ailment}`)}</p>
            <ul className={styles.list}>
              {rows.map((finding) => (
                <Finding
                  key={`${finding.no}-${finding.address}`}
                  finding={finding}
                  onMerge={() => setMerging(finding)}
                />
              ))}
            </ul>
            {count > rows.length && <p className={styles.text}>{t("log.andMore", { count: count - rows.length })}</p>}
          </section>
        );
      })}
      {merging !== null && <MergeFound finding={merging} onClose={() => setMerging(null)} />}
    </div>
  );
}
