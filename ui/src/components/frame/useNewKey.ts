import { useKeys } from "../keys/useKeys";

/** Alt+N begins something new on the page shown. */
export function useNewKey(begin: () => void): void {
  useKeys({ add: begin });
}
