export { ColumnChooser } from "./ColumnChooser";
export { List } from "./List";
export { nothing, moveTo, type Selection } from "./selection";
export { ListPage } from "./ListPage";
export { FilterChip } from "./FilterChip";
export { SearchField } from "./SearchField";
export { useList } from "./useList";
export type { ListColumn, Sort } from "./types";
