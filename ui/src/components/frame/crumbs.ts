import { createContext, useContext, useEffect } from "react";

export interface Crumb {
  text: string;
  to?: string;
}

/** Pages tell the top bar where one is. */
export const CrumbsContext = createContext<(crumbs: readonly Crumb[]) => void>(() => undefined);

/** Sets title and breadcrumb of the page shown. */
export function useCrumbs(...crumbs: Crumb[]): void {
  const set = useContext(CrumbsContext);
  const key = JSON.stringify(crumbs);
  useEffect(() => {
    set(JSON.parse(key) as Crumb[]);
  }, [set, key]);
}
