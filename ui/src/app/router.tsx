import {
  createHashHistory,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Navigate,
  redirect,
  type RouterHistory,
} from "@tanstack/react-router";
import type { AppState } from "../api";
import { Shell } from "../components/frame/Shell";
import { ContactCard } from "../pages/contacts/ContactCard";
import { ContactsPage } from "../pages/contacts/ContactsPage";
import { DeskPage } from "../pages/desk/DeskPage";
import { LogPage } from "../pages/log/LogPage";
import { readLogSearch } from "../pages/log/search";
import { MailboxPage } from "../pages/mailbox/MailboxPage";
import { SalespeoplePage } from "../pages/salespeople/SalespeoplePage";
import { SalespersonCard } from "../pages/salespeople/SalespersonCard";
import { SetupPage } from "../pages/setup/SetupPage";
import { GuidePage } from "../pages/guide/GuidePage";
import { AssistedSetupPage } from "../pages/assisted/AssistedSetupPage";
import { JobPage } from "../pages/job/JobPage";
import { ActivityPage } from "../pages/activity/ActivityPage";
import { LimitsPage } from "../pages/limits/LimitsPage";
import { TemplatesPage } from "../pages/templates/TemplatesPage";
import { AuditPage } from "../pages/audit/AuditPage";
import { KeysPage } from "../pages/keys/KeysPage";

const root = createRootRouteWithContext<{ app: AppState }>()({
  component: function Root() {
    const { app } = root.useRouteContext();
    return <Shell app={app} />;
  },
  notFoundComponent: () => <Navigate to="/log" />,
});

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/log" });
  },
});

const log = createRoute({
  getParentRoute: () => root,
  path: "/log",
  validateSearch: readLogSearch,
  component: function Log() {
    const navigate = log.useNavigate();
    return <LogPage search={log.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
  },
});

const contacts = createRoute({ getParentRoute: () => root, path: "/contacts", component: ContactsPage });

const contact = createRoute({
  getParentRoute: () => root,
  path: "/contacts/$no",
  component: function Contact() {
    const { no } = contact.useParams();
    return <ContactCard key={no} no={no} />;
  },
});

const salespeople = createRoute({ getParentRoute: () => root, path: "/salespeople", component: SalespeoplePage });

const salesperson = createRoute({
  getParentRoute: () => root,
  path: "/salespeople/$code",
  component: function Salesperson() {
    const { code } = salesperson.useParams();
    return <SalespersonCard key={code} code={code} />;
  },
});

const notLogged = createRoute({
  getParentRoute: () => root,
  path: "/desk/not-logged",
  component: () => <DeskPage key="not-logged" desk="notLogged" />,
});

const quarantine = createRoute({
  getParentRoute: () => root,
  path: "/desk/quarantine",
  component: () => <DeskPage key="quarantine" desk="quarantine" />,
});

const mailbox = createRoute({ getParentRoute: () => root, path: "/mailbox", component: MailboxPage });
const setup = createRoute({ getParentRoute: () => root, path: "/setup", component: SetupPage });
const guidePage = createRoute({ getParentRoute: () => root, path: "/setup/guide", component: GuidePage });
const assistedSetupPage = createRoute({ getParentRoute: () => root, path: "/setup/assisted", component: AssistedSetupPage });
const jobPage = createRoute({ getParentRoute: () => root, path: "/setup/job", component: JobPage });
const activityPage = createRoute({ getParentRoute: () => root, path: "/setup/activity", component: ActivityPage });
const limitsPage = createRoute({ getParentRoute: () => root, path: "/setup/limits", component: LimitsPage });
const templatesPage = createRoute({ getParentRoute: () => root, path: "/setup/templates", component: TemplatesPage });
const auditPage = createRoute({ getParentRoute: () => root, path: "/setup/audit", component: AuditPage });
const keysPage = createRoute({ getParentRoute: () => root, path: "/keys", component: KeysPage });

const routeTree = root.addChildren([
  start,
  log,
  contacts,
  contact,
  salespeople,
  salesperson,
  notLogged,
  quarantine,
  mailbox,
  setup,
  guidePage,
  assistedSetupPage,
  jobPage,
  activityPage,
  limitsPage,
  templatesPage,
  auditPage,
  keysPage,
]);

/** The pages by address. The address is the part after `#`, so that every page is one file for the shell. */
export function newRouter(history: RouterHistory = createHashHistory()) {
  return createRouter({ routeTree, history, context: { app: undefined as unknown as AppState } });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
