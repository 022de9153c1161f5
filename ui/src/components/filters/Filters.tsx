import { Link, MenuItem, ToggleButton } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FilterChip, FilterChoices, FilterMenu } from "../list";

interface Choices<Part> {
  /** Those that are chosen. */
  value: string | undefined;
  choices: readonly { value: string; text: string; second?: string }[];
  /** What choosing changes; `undefined` takes the choice away. */
  on: (value: string | undefined) => Part;
  /** Further items below the choices. */
  more?: ReactNode;
}

/** One filter of a list: its chip while it is in force, and how it is chosen from the menu. */
export interface Filter<Part> {
  id: string;
  name: string;
  /** What it is set to, in words; nothing while it is not in force. */
  shown?: string | undefined;
  /** The words of the chip where they are not "name: value". */
  chip?: string | undefined;
  /** What takes it away. */
  off: Part;
  choices?: Choices<Part>;
  /** It is chosen by an item of the menu instead. */
  item?: { text: string; run: () => void };
}

interface Props<Part> {
  filters: readonly Filter<Part>[];
  /** Whether anything is filtered or searched. */
  filtered: boolean;
  /** Changes some filters; `undefined` takes one away. */
  onChange: (part: Part) => void;
  onClear: () => void;
  /** Choices that are always there, before the chips. */
  children?: ReactNode;
}

/** Chips of the filters in force, a menu to add one, and a link to take all away. */
export function Filters<Part>({ filters, filtered, onChange, onClear, children }: Props<Part>) {
  const { t } = useTranslation();
  const checked = {
    checkedValues: Object.fromEntries(
      filters.map(({ id, choices }) => [id, choices?.value === undefined ? [] : [choices.value]]),
    ),
    onCheckedValueChange: (_: unknown, { name, checkedItems }: { name: string; checkedItems: string[] }): void => {
      const choices = filters.find(({ id }) => id === name)?.choices;
      if (choices !== undefined) {
        onChange(choices.on(checkedItems[0]));
      }
    },
  };
  return (
    <>
      {children}
      {filters.map(({ id, name, shown = "", chip = shown === "" ? "" : t("list.chip", { name, value: shown }), off }) =>
        chip === "" ? null : <FilterChip key={id} text={chip} onRemove={() => onChange(off)} />,
      )}
      <FilterMenu {...checked}>
        {filters.map(({ id, name, choices, item }) => {
          if (item !== undefined) {
            return <MenuItem key={id} onClick={item.run}>{item.text}</MenuItem>;
          }
          return choices === undefined || choices.choices.length === 0 ? null : (
            <FilterChoices key={id} name={id} text={name} choices={choices.choices} {...checked}>
              {choices.more}
            </FilterChoices>
          );
        })}
      </FilterMenu>
      {filtered && (
        <Link as="button" onClick={onClear}>
          {t("list.clearFilters")}
        </Link>
      )}
    </>
  );
}

interface ChoiceRowProps<Value extends string> {
  values: readonly Value[];
  value: Value | undefined;
  words: (value: Value) => string;
  onChoose: (value: Value) => void;
}

/** Choices of which one is in force, always in sight. */
export function ChoiceRow<Value extends string>({ values, value, words, onChoose }: ChoiceRowProps<Value>) {
  return values.map((one) => (
    <ToggleButton key={one} size="small" shape="circular" checked={value === one} onClick={() => onChoose(one)}>
      {words(one)}
    </ToggleButton>
  ));
}
