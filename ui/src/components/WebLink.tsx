import { Link, type LinkProps } from "@fluentui/react-components";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { useTranslation } from "react-i18next";
import { commands } from "../api";
import { useNotify } from "./useNotify";

interface Props extends Pick<LinkProps, "inline"> {
  /** A page of Microsoft. */
  address: string;
  children: string;
}

/** A link to a page outside: it opens in the system's browser. */
export function WebLink({ address, children, inline }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  return (
    <Link
      as="button"
      inline={inline === true}
      title={address}
      aria-label={t("common.opensInBrowser", { name: children })}
      onClick={() => void commands.openWebPage(address).catch(notify.failure)}
    >
      {children} <OpenRegular aria-hidden />
    </Link>
  );
}
