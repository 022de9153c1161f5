import { useListStyles } from "./styles";

const WIDTHS = [62, 84, 48, 71, 55, 90, 66, 43, 78, 59, 87, 51];

interface Props {
  columns: number;
  template: string;
  rowHeight: number;
}

/** Where rows will be. It stands still: what moves without end costs a processor where there is no graphics card. */
export function SkeletonRows({ columns, template, rowHeight }: Props) {
  const styles = useListStyles();
  return (
    <div className={styles.middle} aria-hidden data-testid="skeleton">
      <div style={{ flex: 1, overflow: "hidden" }}>
        {WIDTHS.map((width, row) => (
          <div
            key={width}
            className={styles.row}
            style={{ position: "static", height: rowHeight, gridTemplateColumns: template }}
          >
            <span />
            {Array.from({ length: columns }, (_, column) => (
              <div
                key={column}
                className={styles.bar}
                style={{ width: `${WIDTHS[(row + column * 5) % WIDTHS.length] ?? 60}%` }}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
