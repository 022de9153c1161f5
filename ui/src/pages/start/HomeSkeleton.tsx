import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  root: { display: "grid", gap: "16px", gridTemplateColumns: "repeat(auto-fit, minmax(320px, 1fr))" },
  title: { height: "32px", width: "280px", borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground4 },
  card: {
    height: "320px",
    padding: "16px",
    boxSizing: "border-box",
    display: "flex",
    flexDirection: "column",
    gap: "20px",
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  bar: { height: "14px", borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground4 },
});

const WIDTHS = [48, 86, 71, 90, 64, 79];

/** Where the cards will be. It stands still: what moves without end costs a processor where there is no graphics card. */
export function HomeSkeleton() {
  const styles = useStyles();
  return (
    <div aria-hidden data-testid="skeleton">
      <div className={styles.title} style={{ marginBottom: 24 }} />
      <div className={styles.root}>
        {[0, 1, 2].map((card) => (
          <div key={card} className={styles.card}>
            {WIDTHS.map((width) => (
              <div key={width} className={styles.bar} style={{ width: `${width}%` }} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
