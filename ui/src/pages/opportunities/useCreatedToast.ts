import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useNotify } from "../../components/useNotify";

/** Tells that an opportunity was created, with a way to it (R80). */
export function useCreatedToast(): (no: string) => void {
  const { t } = useTranslation();
  const notify = useNotify();
  const navigate = useNavigate();
  return (no) =>
    notify.success(t("opportunities.added", { no }), undefined, {
      label: t("opportunities.open"),
      run: () => void navigate({ to: "/opportunities/$no", params: { no } }),
    });
}
