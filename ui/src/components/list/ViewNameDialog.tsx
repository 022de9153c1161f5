import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** Longest name of a view, in characters. */
const LONGEST = 60;

interface Props {
  /** The name it has; blank for a new view. */
  name: string;
  taken: readonly string[];
  onName: (name: string) => void;
  onClose: () => void;
}

/** Asks for the name of a view. */
export function ViewNameDialog({ name, taken, onName, onClose }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(name);
  const wanted = typed.trim();
  const same = (one: string): boolean => one.toLocaleLowerCase() === wanted.toLocaleLowerCase();
  const isTaken = wanted !== name && taken.filter((one) => one !== name).some(same);
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface style={{ maxWidth: 420 }}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (wanted !== "" && !isTaken) {
              onName(wanted);
              onClose();
            }
          }}
        >
          <DialogBody>
            <DialogTitle>{name === "" ? t("list.viewSaveTitle") : t("list.viewRenameTitle")}</DialogTitle>
            <DialogContent>
              <Field
                label={t("list.viewName")}
                hint={name === "" ? t("list.viewKeeps") : undefined}
                validationMessage={isTaken ? t("list.viewTaken") : undefined}
              >
                <Input value={typed} maxLength={LONGEST} onChange={(_, data) => setTyped(data.value)} />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabled={wanted === "" || isTaken}>
                {t("common.save")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
