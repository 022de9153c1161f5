import { Badge } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { WaitsFor } from "../../api";
import { useNow } from "../../format/now";
import { useAge } from "../../pages/start/age";
import { HiddenText } from "../HiddenText";

/** Days looked back on for mail without an answer, as on the start page. */
const LOOK_BACK = 30;

/** Who has to answer a conversation, and for how long they have been waited for; nothing where it is long ago. */
export function WaitsBadge({ waitsFor, since }: { waitsFor: WaitsFor | null; since: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const age = useAge()(since, now);
  if (waitsFor === null || age.days >= LOOK_BACK) {
    return null;
  }
  const words = (text: string): string => t(waitsFor === "us" ? "timeline.waitsUs" : "timeline.waitsThem", { age: text });
  return (
    <Badge appearance="tint" color={waitsFor === "us" ? "warning" : "informative"} shape="rounded" data-testid="waits">
      <span aria-hidden>{words(age.short)}</span>
      <HiddenText>{words(age.long)}</HiddenText>
    </Badge>
  );
}
