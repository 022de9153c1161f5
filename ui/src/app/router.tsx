import {
  createHashHistory,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Navigate,
  type RouterHistory,
} from "@tanstack/react-router";
import type { AppState } from "../api";
import { Shell } from "../components/frame/Shell";
import { ContactCard } from "../pages/contacts/ContactCard";
import { HealthPage } from "../pages/contacts/HealthPage";
import { ContactsPage } from "../pages/contacts/ContactsPage";
import { DeskPage } from "../pages/desk/DeskPage";
import { GroupsPage } from "../pages/desk/GroupsPage";
import { readDeskSearch } from "../pages/desk/search";
import { RulesPage } from "../pages/rules/RulesPage";
import { ImportPage } from "../pages/import/ImportPage";
import { HomePage } from "../pages/start/HomePage";
import { LogPage } from "../pages/log/LogPage";
import { readLogSearch } from "../pages/log/search";
import { MailboxPage } from "../pages/mailbox/MailboxPage";
import { BoardPage } from "../pages/opportunities/board/BoardPage";
import { OpportunitiesPage } from "../pages/opportunities/OpportunitiesPage";
import { OpportunityCard } from "../pages/opportunities/OpportunityCard";
import { PipelinePage } from "../pages/opportunities/pipeline/PipelinePage";
import { readPipelineSearch } from "../pages/opportunities/pipeline/search";
import { readCardSearch, readOpportunitySearch } from "../pages/opportunities/search";
import { CloseCodesPage } from "../pages/closeCodes/CloseCodesPage";
import { SalesCyclesPage } from "../pages/salesCycles/SalesCyclesPage";
import { SalespeoplePage } from "../pages/salespeople/SalespeoplePage";
import { SalespersonCard } from "../pages/salespeople/SalespersonCard";
import { readTaskSearch } from "../pages/tasks/search";
import { TaskCard } from "../pages/tasks/TaskCard";
import { TasksPage } from "../pages/tasks/TasksPage";
import { SetupPage } from "../pages/setup/SetupPage";
import { GuidePage } from "../pages/guide/GuidePage";
import { AssistedSetupPage } from "../pages/assisted/AssistedSetupPage";
import { JobPage } from "../pages/job/JobPage";
import { ActivitiesPage } from "../pages/activities/ActivitiesPage";
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
  notFoundComponent: () => <Navigate to="/" />,
});

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: HomePage,
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

const contactHealth = createRoute({ getParentRoute: () => root, path: "/contacts/health", component: HealthPage });

const contact = createRoute({
  getParentRoute: () => root,
  path: "/contacts/$no",
  component: function Contact() {
    const { no } = contact.useParams();
    return <ContactCard key={no} no={no} />;
  },
});

const importContacts = createRoute({
  getParentRoute: () => root,
  path: "/contacts/import",
  component: () => <ImportPage key="contacts" noun="contacts" />,
});

const importSalespeople = createRoute({
  getParentRoute: () => root,
  path: "/salespeople/import",
  component: () => <ImportPage key="salespeople" noun="salespeople" />,
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

const tasks = createRoute({
  getParentRoute: () => root,
  path: "/tasks",
  validateSearch: readTaskSearch,
  component: function Tasks() {
    const navigate = tasks.useNavigate();
    return <TasksPage search={tasks.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
  },
});

const task = createRoute({
  getParentRoute: () => root,
  path: "/tasks/$no",
  component: function OneTask() {
    const { no } = task.useParams();
    return <TaskCard key={no} no={no} />;
  },
});

const unknown = createRoute({
  getParentRoute: () => root,
  path: "/desk/unknown",
  validateSearch: readDeskSearch,
  component: function Unknown() {
    return <GroupsPage key="unknown" desk="unknown" search={unknown.useSearch()} />;
  },
});

const ambiguous = createRoute({
  getParentRoute: () => root,
  path: "/desk/ambiguous",
  validateSearch: readDeskSearch,
  component: function Ambiguous() {
    return <GroupsPage key="ambiguous" desk="ambiguous" search={ambiguous.useSearch()} />;
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
const activitiesPage = createRoute({ getParentRoute: () => root, path: "/setup/activities", component: ActivitiesPage });
const auditPage = createRoute({ getParentRoute: () => root, path: "/setup/audit", component: AuditPage });
const rulesPage = createRoute({ getParentRoute: () => root, path: "/setup/rules", component: RulesPage });
const keysPage = createRoute({ getParentRoute: () => root, path: "/keys", component: KeysPage });

const opportunities = createRoute({
  getParentRoute: () => root,
  path: "/opportunities",
  validateSearch: readOpportunitySearch,
  component: function Opportunities() {
    const navigate = opportunities.useNavigate();
    return (
      <OpportunitiesPage search={opportunities.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />
    );
  },
});

const opportunity = createRoute({
  getParentRoute: () => root,
  path: "/opportunities/$no",
  validateSearch: readCardSearch,
  component: function OneOpportunity() {
    const { no } = opportunity.useParams();
    const { tab } = opportunity.useSearch();
    return <OpportunityCard key={no} no={no} tab={tab} />;
  },
});

const board = createRoute({
  getParentRoute: () => root,
  path: "/opportunities/board",
  validateSearch: readPipelineSearch,
  component: function OpportunityBoard() {
    const navigate = board.useNavigate();
    return <BoardPage search={board.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
  },
});

const pipeline = createRoute({
  getParentRoute: () => root,
  path: "/opportunities/pipeline",
  validateSearch: readPipelineSearch,
  component: function Figures() {
    const navigate = pipeline.useNavigate();
    return <PipelinePage search={pipeline.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
  },
});

const cyclesPage = createRoute({ getParentRoute: () => root, path: "/setup/cycles", component: SalesCyclesPage });
const closeCodesPage = createRoute({ getParentRoute: () => root, path: "/setup/close-codes", component: CloseCodesPage });

const routeTree = root.addChildren([
  start,
  log,
  contacts,
  contactHealth,
  contact,
  salespeople,
  salesperson,
  opportunities,
  opportunity,
  board,
  pipeline,
  cyclesPage,
  closeCodesPage,
  importContacts,
  importSalespeople,
  tasks,
  task,
  unknown,
  ambiguous,
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
  activitiesPage,
  auditPage,
  rulesPage,
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
