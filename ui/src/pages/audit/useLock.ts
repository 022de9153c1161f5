import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { commands, type AdministratorLock } from "../../api";

/** Changes of the setup are asked again with this: the first word makes `setup_changed` renew it. */
export const LOCK_KEY = ["setup", "lock"] as const;

/** Whether the setup is locked by a PIN (R50). The engine locks it again by itself, so it is asked every minute. */
export function useLock() {
  return useQuery({
    queryKey: LOCK_KEY,
    queryFn: () => commands.getAdministratorLock(),
    refetchInterval: ({ state }) => (state.data?.protected === true ? 60_000 : false),
  });
}

/** What a person does to the PIN. */
export type PinAct =
  | { kind: "set"; current: string | null; pin: string }
  | { kind: "remove"; pin: string }
  | { kind: "unlock"; pin: string }
  | { kind: "lock" };

function carryOut(act: PinAct): Promise<AdministratorLock> {
  switch (act.kind) {
    case "set":
      return commands.setPin(act.current, act.pin);
    case "remove":
      return commands.removePin(act.pin);
    case "unlock":
      return commands.unlockSetup(act.pin);
    case "lock":
      return commands.lockSetup();
  }
}

/** Sets, removes or asks for the PIN. The PIN is not kept here. */
export function usePinAct(onDone: (act: PinAct["kind"]) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: carryOut,
    gcTime: 0,
    onSuccess: (lock, { kind }) => {
      client.setQueryData(LOCK_KEY, lock);
      void client.invalidateQueries({ queryKey: ["audit"] });
      onDone(kind);
    },
  });
}
