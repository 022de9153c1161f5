import { makeStyles, ToggleButton, Tooltip } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Evaluation } from "../../api";
import { GradeIcon, grades, ungraded, useGradeWords } from "./evaluation";

const useStyles = makeStyles({ root: { display: "flex", gap: "2px", minHeight: "32px", alignItems: "center" } });

interface Props {
  /** 0 none, 1 very positive … 5 very negative. */
  value: number;
  onChoose: (grade: { number: number; evaluation: Evaluation }) => void;
}

/** The five faces in a row; the chosen one once more takes the evaluation away. */
export function GradePicker({ value, onChoose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useGradeWords();
  return (
    <div role="group" aria-label={t("log.evaluation")} className={styles.root}>
      {grades.map((grade) => (
        <Tooltip key={grade.number} content={words(grade.number)} relationship="label">
          <ToggleButton
            size="small"
            appearance="subtle"
            icon={<GradeIcon number={grade.number} />}
            checked={value === grade.number}
            onClick={() => onChoose(value === grade.number ? ungraded : grade)}
          />
        </Tooltip>
      ))}
    </div>
  );
}
