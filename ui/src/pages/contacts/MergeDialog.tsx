import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Contact } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { ContactPicker } from "../../components/contact/ContactPicker";
import { ErrorBar } from "../../components/ErrorState";
import { useNotify } from "../../components/useNotify";
import { fieldNames } from "./fields";

interface Props {
  /** The contact that stays. */
  keep: Contact;
  /** The one that goes, where it is known already. */
  begin?: Contact;
  onMerged: (contact: Contact) => void;
  onClose: () => void;
}

/** Merges a duplicate into a contact: the other one is chosen, the engine carries it out and takes it back, and what it
 *  would do is said before somebody confirms. */
export function MergeDialog({ keep, begin, onMerged, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const [other, setOther] = useState<Contact | null>(begin ?? null);
  const otherNo = other?.no ?? "";
  const preview = useQuery({
    queryKey: ["merge", keep.no, otherNo],
    queryFn: () => commands.mergeContacts(keep.no, otherNo, true),
    enabled: other !== null,
    gcTime: 0,
  });
  const merging = useMutation({
    mutationFn: () => commands.mergeContacts(keep.no, otherNo, false),
    onSuccess: ({ contact }) => {
      notify.success(t("contacts.merged", { name: other?.name ?? otherNo, into: contact.name }));
      onMerged(contact);
    },
    onError: notify.failure,
    onSettled: () => {
      for (const topic of ["contacts", "contact", "entries", "tasks"]) {
        void client.invalidateQueries({ queryKey: [topic] });
      }
      onClose();
    },
  });
  const names = fieldNames(t);
  const { data } = preview;
  return (
    <ConfirmDialog
      title={
        other === null
          ? t("contacts.mergeChoose", { name: keep.name })
          : t("contacts.mergeTitle", { name: other.name, no: otherNo, into: keep.name, intoNo: keep.no })
      }
      confirm={t("contacts.mergeConfirm")}
      busy={data === undefined || merging.isPending}
      onConfirm={() => merging.mutate()}
      onClose={onClose}
    >
      <ContactPicker
        label={t("contacts.chooseTitle")}
        kind={keep.type}
        value={other?.name ?? ""}
        onChoose={setOther}
      />
      {preview.error !== null && <ErrorBar error={asEngineError(preview.error)} />}
      {preview.isFetching && <p>{t("contacts.mergeReading")}</p>}
      {other !== null && data !== undefined && (
        <>
          <ul>
            <li>{t("contacts.mergeEntries", { count: data.entries })}</li>
            <li>{t("contacts.mergeTasks", { count: data.tasks })}</li>
            <li>{t("contacts.mergeOpportunities", { count: data.opportunities })}</li>
            <li>{t("contacts.mergeComments", { count: data.comments })}</li>
            {keep.type === "Company" && <li>{t("contacts.mergePeople", { count: data.people })}</li>}
            {data.addresses.length > 0 && (
              <li>{t("contacts.mergeAddresses", { list: data.addresses.map(({ email }) => email).join(", ") })}</li>
            )}
            {data.filled.length > 0 && (
              <li>{t("contacts.mergeFilled", { list: data.filled.map((name) => names[name] ?? name).join(", ") })}</li>
            )}
          </ul>
          <p>{t("contacts.mergeAfter", { name: other.name, no: otherNo })}</p>
        </>
      )}
    </ConfirmDialog>
  );
}
