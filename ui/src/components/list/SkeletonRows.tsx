import { mergeClasses } from "@fluentui/react-components";
import { useListStyles } from "./styles";

const WIDTHS = [62, 84, 48, 71, 55, 90, 66, 43, 78, 59, 87, 51];

/** Where rows will be. It stands still: what moves without end costs a processor where there is no graphics card. */
export function SkeletonRows({ columns, rowHeight }: { columns: number; rowHeight: number }) {
  const styles = useListStyles();
  return (
    <div className={styles.middle} aria-hidden data-testid="skeleton">
      <div style={{ flex: 1, overflow: "hidden" }}>
        {WIDTHS.map((width, row) => (
          <div
            key={width}
            className={styles.row}
            style={{ position: "static", height: rowHeight, gridTemplateColumns: `24px repeat(${columns}, 1fr)` }}
          >
            <span />
            {Array.from({ length: columns }, (_, column) => (
              <div
                key={column}
                className={mergeClasses(styles.bar)}
                style={{ width: `${WIDTHS[(row + column * 5) % WIDTHS.length] ?? 60}%` }}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
