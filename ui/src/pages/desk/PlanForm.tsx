import { Button, Checkbox, Field, Input, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DeskAct, DeskGroup } from "../../api";
import { ContactPicker } from "../../components/contact/ContactPicker";
import { useDeskActs } from "../../components/why/useDeskActs";
import { SalespersonPicker } from "../salespeople/SalespersonPicker";
import { CompanyField } from "./CompanyField";
import { ActProgress, Effect, useEffectOf } from "./Effect";
import { createActs, neverActs, proposedPerson, type Person, type Plan } from "./groups";

/** More people than these are made with what is proposed for them. */
const EDITABLE = 25;

const useStyles = makeStyles({
  root: {
    display: "grid",
    gap: "12px",
    border: `1px solid ${tokens.colorBrandStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: "hidden",
  },
  title: {
    margin: 0,
    padding: "10px 16px",
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  body: { display: "grid", gap: "12px", padding: "4px 16px 16px", minWidth: 0 },
  person: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: "8px 12px", minWidth: 0, border: "none", margin: 0, padding: 0 },
  legend: {
    gridColumn: "1 / -1",
    padding: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface FormProps {
  plan: Plan;
  groups: readonly DeskGroup[];
  /** Whether the domains are meant rather than the addresses. */
  domains: boolean;
  onDone: () => void;
}

interface FrameProps extends Pick<FormProps, "plan" | "onDone"> {
  acts: readonly DeskAct[];
  button: string;
  children: ReactNode;
}

/** A form: what is decided, what it will do, and the button that does it. The first field has the focus. */
function Frame({ plan, acts, button, onDone, children }: FrameProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { carryOut, stop, busy } = useDeskActs();
  const { loading, error } = useEffectOf(acts);
  const idle = acts.length === 0 || loading || error !== null || busy;
  return (
    <form
      className={styles.root}
      aria-label={t(`desk.plan.${plan}`)}
      data-testid={`desk-${plan}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!idle) {
          carryOut(acts, onDone);
        }
      }}
    >
      <h3 className={styles.title}>{t(`desk.plan.${plan}`)}</h3>
      <div className={styles.body}>
        {children}
        <Effect plan={plan} acts={acts} />
        {busy && <ActProgress onStop={stop} />}
        <div>
          <Button appearance="primary" type="submit" disabledFocusable={idle}>
            {button}
          </Button>
        </div>
      </div>
    </form>
  );
}

function CreateForm({ groups, onDone }: FormProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [people, setPeople] = useState<Record<string, Person>>(() =>
    Object.fromEntries(groups.map((group) => [group.address, proposedPerson(group)])),
  );
  const [salesperson, setSalesperson] = useState("");
  const put = (address: string, part: Partial<Person>): void =>
    setPeople((was) => {
      const person = was[address];
      return person === undefined ? was : { ...was, [address]: { ...person, ...part } };
    });
  const nameless = Object.values(people).some(({ name }) => name.trim() === "");
  const acts = nameless ? [] : createActs(groups, people, salesperson);
  const editable = groups.length <= EDITABLE;
  return (
    <Frame plan="create" acts={acts} button={t("desk.createDo", { count: groups.length })} onDone={onDone}>
      {editable ? (
        groups.map(({ address }) => (
          <fieldset key={address} className={styles.person} aria-label={address}>
            {groups.length > 1 && <legend className={styles.legend}>{address}</legend>}
            <Field label={t("desk.name")} required>
              <Input
                style={{ minWidth: 0 }}
                value={people[address]?.name ?? ""}
                maxLength={100}
                onChange={(_, { value }) => put(address, { name: value })}
              />
            </Field>
            <CompanyField
              value={people[address]?.company ?? { no: "", name: "" }}
              onChange={(company) => put(address, { company })}
            />
          </fieldset>
        ))
      ) : (
        <p className={styles.text}>{t("desk.createMany", { count: groups.length })}</p>
      )}
      <SalespersonPicker
        label={t("desk.salesperson")}
        hint={t("desk.salespersonHint")}
        value={salesperson}
        onChoose={setSalesperson}
      />
    </Frame>
  );
}

function AssignForm({ groups, onDone }: FormProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState({ no: "", name: "" });
  const acts: DeskAct[] =
    chosen.no === "" ? [] : groups.map(({ address }) => ({ kind: "assign", address, contact_no: chosen.no }));
  const button = chosen.no === "" ? t("desk.assign") : t("desk.assignDo", { name: chosen.name });
  return (
    <Frame plan="assign" acts={acts} button={button} onDone={onDone}>
      <ContactPicker
        label={t("desk.assignTo")}
        hint={t("desk.assignHint", { count: groups.length })}
        value={chosen.name}
        onChoose={(contact) => setChosen(contact ?? { no: "", name: "" })}
      />
    </Frame>
  );
}

function NeverForm({ groups, domains, onDone }: FormProps) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(domains);
  const list = (values: readonly string[]): string => [...new Set(values)].join(", ");
  return (
    <Frame plan="never" acts={neverActs(groups, whole)} button={t("desk.neverDo")} onDone={onDone}>
      <Field label={t("desk.neverWhat")}>
        <RadioGroup value={whole ? "domain" : "address"} onChange={(_, { value }) => setWhole(value === "domain")}>
          <Radio value="address" label={t("desk.neverAddress", { names: list(groups.map(({ address }) => address)) })} />
          <Radio value="domain" label={t("desk.neverDomain", { names: list(groups.map(({ domain }) => domain)) })} />
        </RadioGroup>
      </Field>
    </Frame>
  );
}

/** Chooses among the contacts that share an address: for several addresses, among those that share them all. */
function ChooseForm({ groups, onDone }: FormProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const shared = (groups[0]?.candidates ?? []).filter(({ contact_no }) =>
    groups.every(({ candidates }) => candidates.some((one) => one.contact_no === contact_no)),
  );
  const acts: DeskAct[] =
    chosen.length === 0 ? [] : groups.map(({ address }) => ({ kind: "choose", address, contact_nos: [...chosen] }));
  return (
    <Frame plan="choose" acts={acts} button={t("desk.chooseDo")} onDone={onDone}>
      {shared.length === 0 ? (
        <p className={styles.text}>{t("desk.chooseNone")}</p>
      ) : (
        <Field label={t("desk.chooseWhat")} hint={t("desk.chooseHint")}>
          <div role="group" aria-label={t("desk.chooseWhat")}>
            {shared.map(({ contact_no, name }) => (
              <div key={contact_no}>
                <Checkbox
                  label={t("desk.companyOption", { name, no: contact_no })}
                  checked={chosen.includes(contact_no)}
                  onChange={(_, { checked }) =>
                    setChosen((was) => (checked === true ? [...was, contact_no] : was.filter((no) => no !== contact_no)))
                  }
                />
              </div>
            ))}
          </div>
        </Field>
      )}
    </Frame>
  );
}

const FORMS = { create: CreateForm, assign: AssignForm, never: NeverForm, choose: ChooseForm };

/** What is decided about addresses, with its effect. `asked` counts how often a key asked for the form: then its first
 *  field has the focus. */
export function PlanForm({ asked, ...props }: FormProps & { asked: number }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked > 0) {
      const chosen = box.current?.querySelector<HTMLElement>("input[type=radio]:checked");
      (chosen ?? box.current?.querySelector<HTMLElement>("input, button"))?.focus();
    }
  }, [asked, props.plan]);
  const Form = FORMS[props.plan];
  return (
    <div ref={box}>
      <Form {...props} />
    </div>
  );
}
