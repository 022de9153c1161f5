import { useNavigate } from "@tanstack/react-router";
import { DeleteCanceled } from "../../pages/log/DeleteCanceled";
import { CreateInteractionDialog } from "../../pages/interactions/CreateInteractionDialog";
import { NewSalespersonDialog } from "../../pages/salespeople/NewSalespersonDialog";
import { NewTaskDialog } from "../../pages/tasks/NewTaskDialog";
import { NewContactDialog } from "../contact/NewContactDialog";
import type { Asked } from "./useTold";

/** What an action asks over the page one is on; what was added is opened. */
export function Question({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const navigate = useNavigate();
  switch (asked) {
    case "contact":
      return (
        <NewContactDialog
          onAdded={({ no }) => void navigate({ to: "/contacts/$no", params: { no } })}
          onClose={onClose}
        />
      );
    case "salesperson":
      return (
        <NewSalespersonDialog
          onAdded={({ code }) => void navigate({ to: "/salespeople/$code", params: { code } })}
          onClose={onClose}
        />
      );
    case "task":
      return <NewTaskDialog from={{}} onClose={onClose} />;
    case "interaction":
      return <CreateInteractionDialog from={{}} onClose={onClose} />;
    case "deleteCanceled":
      return <DeleteCanceled search={{}} onClose={onClose} />;
  }
}
