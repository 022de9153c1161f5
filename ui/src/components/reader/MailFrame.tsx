import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { commands } from "../../api";
import { ConfirmDialog } from "../ConfirmDialog";
import { useNotify } from "../useNotify";

const useStyles = makeStyles({
  frame: {
    width: "100%",
    border: "none",
    display: "block",
    // Letters are written for white paper; on a dark ground half of them cannot be read.
    backgroundColor: "#ffffff",
    borderRadius: tokens.borderRadiusLarge,
  },
  words: { margin: "0 0 8px" },
  address: { margin: 0, overflowWrap: "anywhere", fontFamily: tokens.fontFamilyMonospace, userSelect: "text" },
});

/** The frame has a rule of its own, beside the window's and the sandbox: nothing is loaded, nothing runs. */
const HEAD = `<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light">
<style>
  html { color-scheme: light; background: #ffffff; }
  body { margin: 12px; color: #242424; font: 14px/21px "Segoe UI", "Open Sans", "Noto Sans", sans-serif; overflow-wrap: anywhere; }
  img { max-width: 100%; height: auto; }
  table { max-width: 100%; }
  pre { white-space: pre-wrap; font: inherit; }
</style>`;

function linkOf(event: Event): string | null {
  const target = event.target as Partial<Element> | null;
  return target?.closest?.("a[href], area[href]")?.getAttribute("href") ?? null;
}

/** Keys that scroll the mail or copy from it; all others are those of the window. */
function isOfTheFrame({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return /^(Arrow|Page|Home|End|Tab$| $)/.test(key) || ((ctrlKey || metaKey) && /^[ac]$/i.test(key));
}

interface Props {
  html: string;
  title: string;
}

/** The HTML of a mail in a sandboxed frame. Scripts cannot run in it; a link asks before it opens anything. */
export function MailFrame({ html, title }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(120);
  const [link, setLink] = useState<string | null>(null);
  const watcher = useRef<ResizeObserver | null>(null);
  useEffect(() => () => watcher.current?.disconnect(), []);

  const onLoad = () => {
    const page = frame.current?.contentDocument;
    if (!page?.body) {
      return;
    }
    const measure = () => setHeight(Math.ceil(page.documentElement.getBoundingClientRect().height) + 2);
    measure();
    watcher.current?.disconnect();
    watcher.current = new ResizeObserver(measure);
    watcher.current.observe(page.body);
    const follow = (event: Event) => {
      const address = linkOf(event);
      if (address !== null) {
        event.preventDefault();
        setLink(address);
      }
    };
    page.addEventListener("keydown", (event) => {
      if (!isOfTheFrame(event)) {
        const { key, code, ctrlKey, altKey, shiftKey, metaKey } = event;
        const init = { key, code, ctrlKey, altKey, shiftKey, metaKey, bubbles: true, cancelable: true };
        if (frame.current?.dispatchEvent(new KeyboardEvent("keydown", init)) === false) {
          event.preventDefault();
        }
      }
    });
    page.addEventListener("click", follow);
    page.addEventListener("auxclick", follow);
  };

  const open = (address: string) => {
    setLink(null);
    void commands.openMailLink(address).catch(notify.failure);
  };

  return (
    <>
      <iframe
        ref={frame}
        className={styles.frame}
        style={{ height }}
        title={title}
        sandbox="allow-same-origin"
        referrerPolicy="no-referrer"
        srcDoc={HEAD + html}
        onLoad={onLoad}
      />
      {link !== null && (
        <ConfirmDialog
          title={t("reader.linkTitle")}
          confirm={t("reader.linkOpen")}
          onConfirm={() => open(link)}
          onClose={() => setLink(null)}
        >
          <p className={styles.words}>{t("reader.linkText")}</p>
          <p className={styles.address}>{link}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
