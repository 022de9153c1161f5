import { makeStyles, tokens } from "@fluentui/react-components";
import { useRouter } from "@tanstack/react-router";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../components/Kbd";
import { keyTable, type KeyGroup, type KeyId } from "../../components/keys/table";
import { useKeys } from "../../components/keys/useKeys";
import { isMac, partsOf } from "../../components/keys/words";
import { useCrumbs } from "../../components/frame/crumbs";

const useStyles = makeStyles({
  root: { height: "100%", overflowY: "auto", padding: "20px 24px 32px" },
  intro: { margin: "0 0 20px", maxWidth: "720px", color: tokens.colorNeutralForeground2 },
  groups: { columnWidth: "440px", columnGap: "16px", maxWidth: "1240px", "@media (max-width: 560px)": { columnWidth: "auto" } },
  group: {
    breakInside: "avoid",
    marginBottom: "16px",
    padding: "12px 20px 16px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  title: {
    margin: "0 0 4px",
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 210px)", margin: 0 },
  act: { padding: "7px 16px 7px 0", borderTop: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: "anywhere" },
  keys: {
    margin: 0,
    padding: "7px 0",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    alignContent: "flex-start",
    columnGap: "14px",
    rowGap: "4px",
  },
  combination: { display: "inline-flex", gap: "2px", whiteSpace: "nowrap" },
});

const groups = Object.keys(keyTable) as KeyGroup[];

function Group({ group }: { group: KeyGroup }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const mac = isMac();
  const acts = Object.entries(keyTable[group]) as [KeyId, readonly string[]][];
  return (
    <section className={styles.group} aria-labelledby={`keys-${group}`}>
      <h2 id={`keys-${group}`} className={styles.title}>
        {t(`keys.group.${group}`)}
      </h2>
      <dl className={styles.list}>
        {acts.map(([id, ways]) => (
          <Fragment key={id}>
            <dt className={styles.act}>{t(`keys.act.${id}`)}</dt>
            <dd className={styles.keys} data-keys={id}>
              {ways.map((keys) => (
                <span key={keys} className={styles.combination}>
                  {partsOf(keys, mac, t).map((part) => (
                    <Kbd key={part}>{part}</Kbd>
                  ))}
                </span>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

/** All keys of the program, from the table its handlers read. */
export function KeysPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const router = useRouter();
  useCrumbs({ text: t("keys.title") });
  useKeys({ close: () => router.history.back() });
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached with the keyboard
    <div className={styles.root} tabIndex={0} role="region" aria-label={t("keys.title")}>
      <p className={styles.intro}>{t("keys.intro")}</p>
      <div className={styles.groups}>
        {groups.map((group) => (
          <Group key={group} group={group} />
        ))}
      </div>
    </div>
  );
}
