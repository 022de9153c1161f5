import { useMutation, useQueries, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { commands, type Contact } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { useNotify } from "../../components/useNotify";

interface Props {
  contacts: readonly Contact[];
  onDeleted: () => void;
  onClose: () => void;
}

const NAMED = 10;

/** Confirms the deletion of contacts and says what becomes of their people and entries. */
export function DeleteContacts({ contacts, onDeleted, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const named = contacts.slice(0, NAMED);
  const people = useQueries({
    queries: named.map(({ no, type }) => ({
      queryKey: ["contacts", "people", no],
      queryFn: () => commands.getContacts({ company_no: no, kind: "Person", limit: 1 }),
      enabled: type === "Company",
    })),
  });
  const count = contacts.length;
  const name = contacts[0]?.name ?? "";
  const deleting = useMutation({
    mutationFn: async () => {
      // People before companies, since a company takes its people with it.
      const inOrder = [...contacts].sort((a, b) => b.type.localeCompare(a.type));
      for (const { no } of inOrder) {
        await commands.deleteContact(no);
      }
    },
    onSuccess: () => {
      notify.success(t("contacts.deleted", { count, name }));
      onDeleted();
    },
    onError: notify.failure,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["contacts"] });
      void client.invalidateQueries({ queryKey: ["entries"] });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t("contacts.deleteTitle", { count, name })}
      confirm={t("common.delete")}
      busy={deleting.isPending}
      onConfirm={() => deleting.mutate()}
      onClose={onClose}
    >
      <ul>
        {named.map((contact, index) => (
          <li key={contact.no}>
            {contact.type === "Company"
              ? t("contacts.deleteCompany", {
                  name: contact.name,
                  people: people[index]?.data?.total ?? 0,
                  entries: contact.no_of_interactions,
                })
              : t("contacts.deletePerson", { name: contact.name, entries: contact.no_of_interactions })}
          </li>
        ))}
        {count > NAMED && <li>…</li>}
      </ul>
      <p>{t("contacts.deleteAfter")}</p>
    </ConfirmDialog>
  );
}
