import { useMedia } from "../../app/media";
import { useRemembered } from "../../app/preferences";

/** Whether the navigation shows names beside its icons. A narrow window remembers its own answer. */
export function useRail(): [boolean, (open: boolean) => void] {
  const narrow = !useMedia("(min-width: 1280px)");
  return useRemembered(narrow ? "rail.narrow" : "rail", !narrow);
}
