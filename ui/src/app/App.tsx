import { makeStyles, Toaster } from "@fluentui/react-components";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError } from "../api";
import { ErrorState } from "../components/ErrorState";
import { UnlockDialog } from "../components/unlock/UnlockDialog";
import { TOASTER } from "../components/useNotify";
import { useAppState } from "../data/queries";
import { languageFor, setSystemLocale, systemLocale } from "../i18n";
import { Updating } from "../pages/welcome/Updating";
import { Welcome } from "../pages/welcome/Welcome";
import { Look } from "./Look";
import { usePreference } from "./preferences";
import { newRouter } from "./router";

const useStyles = makeStyles({ failed: { display: "flex", height: "100%" } });

function useLanguage(locale: string | undefined): void {
  const { i18n } = useTranslation();
  const [choice] = usePreference("language");
  useEffect(() => {
    if (locale !== undefined) {
      setSystemLocale(locale);
    }
    const language = languageFor(choice, systemLocale());
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [choice, locale, i18n]);
}

function Company() {
  const styles = useStyles();
  const { data, error, refetch } = useAppState();
  useLanguage(data?.locale);
  const [router] = useState(newRouter);
  if (error !== null) {
    return (
      <div className={styles.failed}>
        <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (data === undefined) {
    return null;
  }
  if (data.mode === "welcome") {
    return <Welcome version={data.version} />;
  }
  if (data.outdated) {
    return <Updating />;
  }
  return <RouterProvider router={router} context={{ app: data }} />;
}

/** The whole window. */
export function App({ client }: { client: QueryClient }) {
  return (
    <QueryClientProvider client={client}>
      <Look>
        <Company />
        <UnlockDialog />
        <Toaster toasterId={TOASTER} position="bottom-end" />
      </Look>
    </QueryClientProvider>
  );
}

