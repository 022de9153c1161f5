import {
  Button,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { MailMultipleRegular } from "@fluentui/react-icons/svg/mail-multiple";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type AlternativeAddress, type Contact } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { EmptyState } from "../../components/EmptyState";
import { useNotify } from "../../components/useNotify";
import { useFormat } from "../../format/useFormat";
import { AddressDialog } from "./AddressDialog";

const useStyles = makeStyles({
  root: { overflowY: "auto", padding: "16px 24px", display: "flex", flexDirection: "column", flex: "1 1 0" },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: "16px", marginBottom: "8px" },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  mail: { userSelect: "text", overflowWrap: "anywhere" },
  actions: { width: "88px" },
  code: { width: "120px" },
  day: { width: "130px" },
});

/** Alternative addresses of a contact: add, edit, delete. */
export function Addresses({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const notify = useNotify();
  const client = useQueryClient();
  const [editing, setEditing] = useState<AlternativeAddress | "new" | null>(null);
  const [leaving, setLeaving] = useState<AlternativeAddress | null>(null);
  const keep = (changed: Contact): void => {
    client.setQueryData(["contact", contact.no], changed);
  };
  const deleting = useMutation({
    mutationFn: (code: string) => commands.deleteContactAddress(contact.no, code),
    onSuccess: (changed) => {
      keep(changed);
      notify.success(t("contacts.addressDeleted"));
    },
    onError: notify.failure,
    onSettled: () => setLeaving(null),
  });
  const addButton = (
    <Button icon={<AddRegular />} onClick={() => setEditing("new")}>
      {t("contacts.addressAdd")}
    </Button>
  );
  const addresses = contact.alternative_addresses;
  return (
    <div className={styles.root}>
      {addresses.length === 0 ? (
        <EmptyState
          icon={<MailMultipleRegular />}
          title={t("contacts.addressNone")}
          text={t("contacts.addressNoneText")}
          action={addButton}
        />
      ) : (
        <>
          <div className={styles.head}>
            <p className={styles.text}>{t("contacts.addressesText")}</p>
            {addButton}
          </div>
          <Table size="small" aria-label={t("contacts.addressesText")}>
            <TableHeader>
              <TableRow>
                <TableHeaderCell className={styles.code}>{t("contacts.addressCode")}</TableHeaderCell>
                <TableHeaderCell>{t("contacts.addressEmail")}</TableHeaderCell>
                <TableHeaderCell className={styles.day}>{t("contacts.addressFrom")}</TableHeaderCell>
                <TableHeaderCell className={styles.day}>{t("contacts.addressTo")}</TableHeaderCell>
                <TableHeaderCell className={styles.actions} />
              </TableRow>
            </TableHeader>
            <TableBody>
              {addresses.map((address) => (
                <TableRow key={address.code}>
                  <TableCell>{address.code}</TableCell>
                  <TableCell className={styles.mail}>{address.email}</TableCell>
                  <TableCell>{format.day(address.from)}</TableCell>
                  <TableCell>{format.day(address.to)}</TableCell>
                  <TableCell className={styles.actions}>
                    <Button
                      size="small"
                      appearance="subtle"
                      icon={<EditRegular />}
                      aria-label={t("contacts.addressEdit", { code: address.code })}
                      onClick={() => setEditing(address)}
                    />
                    <Button
                      size="small"
                      appearance="subtle"
                      icon={<DeleteRegular />}
                      aria-label={t("contacts.addressDelete", { code: address.code })}
                      onClick={() => setLeaving(address)}
                    />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </>
      )}
      {editing !== null && (
        <AddressDialog
          contactNo={contact.no}
          address={editing === "new" ? null : editing}
          onSaved={keep}
          onClose={() => setEditing(null)}
        />
      )}
      {leaving !== null && (
        <ConfirmDialog
          title={t("contacts.addressDeleteTitle", { email: leaving.email })}
          confirm={t("common.delete")}
          busy={deleting.isPending}
          onConfirm={() => deleting.mutate(leaving.code)}
          onClose={() => setLeaving(null)}
        >
          {t("contacts.addressDeleteText", { name: contact.name })}
        </ConfirmDialog>
      )}
    </div>
  );
}
