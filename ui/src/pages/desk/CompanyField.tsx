import { Combobox, Field, Option } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands } from "../../api";
import type { Company } from "./groups";

const FEW = 20;

interface Props {
  value: Company;
  onChange: (company: Company) => void;
}

/** The company of a person: one there is, or a name by which one is made. */
export function CompanyField({ value, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const found = useQuery({
    queryKey: ["contacts", "pick", "Company", typed ?? ""],
    queryFn: () => commands.getContacts({ search: typed ?? "", kind: "Company", sort: "name", limit: FEW }),
    placeholderData: keepPreviousData,
  });
  const companies = found.data?.rows ?? [];
  const isNew = value.no === "" && value.name.trim() !== "";
  return (
    <Field label={t("desk.company")} hint={isNew ? t("desk.companyNew") : undefined}>
      <Combobox
        freeform
        style={{ minWidth: 0, width: "100%" }}
        input={{ style: { minWidth: 0, width: "100%" } }}
        value={typed ?? value.name}
        selectedOptions={value.no === "" ? [] : [value.no]}
        placeholder={t("desk.companyNone")}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange({ no: "", name: event.target.value });
        }}
        onBlur={() => {
          const name = (typed ?? "").trim().toLowerCase();
          const same = companies.find((company) => company.name.toLowerCase() === name);
          if (name !== "" && same !== undefined) {
            onChange({ no: same.no, name: same.name });
          }
          setTyped(null);
        }}
        onOptionSelect={(_, data) => {
          const company = companies.find(({ no }) => no === data.optionValue);
          if (company !== undefined) {
            setTyped(null);
            onChange({ no: company.no, name: company.name });
          }
        }}
      >
        {companies.map(({ no, name }) => (
          <Option key={no} value={no} text={name}>
            {t("desk.companyOption", { name, no })}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
