import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";

const useStyles = makeStyles({
  root: {
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    width: "22px",
    height: "22px",
    fontSize: "14px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    flexShrink: 0,
  },
  large: { width: "40px", height: "40px", fontSize: "22px", borderRadius: tokens.borderRadiusXLarge },
});

/** The program's mark. */
export function Mark({ large = false }: { large?: boolean }) {
  const styles = useStyles();
  return (
    <span aria-hidden className={mergeClasses(styles.root, large && styles.large)}>
      <BookOpenRegular />
    </span>
  );
}
