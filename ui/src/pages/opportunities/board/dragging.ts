import {
  closestCenter,
  KeyboardCode,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
  type Announcements,
  type CollisionDetection,
  type KeyboardCoordinateGetter,
} from "@dnd-kit/core";
import { useTranslation } from "react-i18next";
import type { BoardColumn, Opportunity } from "../../../api";
import { useOpportunityWords } from "../words";
import { placeId, placeOf, type Place } from "./steps";

/** With the mouse what is under it, with the keyboard what the card lies on. Outside of all there is nothing. */
export const whereItIs: CollisionDetection = (args) => (args.pointerCoordinates === null ? closestCenter(args) : pointerWithin(args));

/** An arrow key carries the card to the middle of the next place in the order of the board. */
export function carrying(places: readonly Place[]): KeyboardCoordinateGetter {
  return (event, { context: { over, droppableRects, collisionRect } }) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.code];
    if (by === undefined || collisionRect === null) {
      return undefined;
    }
    event.preventDefault();
    const here = places.findIndex((place) => placeId(place) === over?.id);
    const next = places[Math.min(places.length - 1, Math.max(0, here + by))];
    const rect = next === undefined ? undefined : droppableRects.get(placeId(next));
    return rect === undefined
      ? undefined
      : { x: rect.left + (rect.width - collisionRect.width) / 2, y: rect.top + (rect.height - collisionRect.height) / 2 };
  };
}

/** The mouse drags from a few pixels on, so that a click is a click; Space lifts, Enter opens the card instead. */
export function useBoardSensors(places: readonly Place[]) {
  return useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: carrying(places),
      keyboardCodes: {
        start: [KeyboardCode.Space],
        cancel: [KeyboardCode.Esc],
        end: [KeyboardCode.Space, KeyboardCode.Enter],
      },
    }),
  );
}

/** What a screen reader says while a card is carried. */
export function useAnnouncements(columns: readonly BoardColumn[], find: (no: string) => Opportunity | undefined): Announcements {
  const { t } = useTranslation();
  const words = useOpportunityWords();
  const nameOf = (id: string | number): string => find(String(id))?.description || String(id);
  const placeName = (id: string | number | undefined): string | null => {
    const place = placeOf(id);
    if (place === null) {
      return null;
    }
    if (place === "Won" || place === "Lost") {
      return words.status(place);
    }
    return place === 0 ? t("board.notStarted") : (columns.find(({ stage }) => stage === place)?.description ?? String(place));
  };
  return {
    onDragStart: ({ active }) => t("board.lifted", { name: nameOf(active.id) }),
    onDragOver: ({ over }) => {
      const place = placeName(over?.id);
      return place === null ? t("board.overNothing") : t("board.over", { place });
    },
    onDragEnd: ({ active, over }) => {
      const place = placeName(over?.id);
      const name = nameOf(active.id);
      return place === null ? t("board.back", { name }) : t("board.dropped", { name, place });
    },
    onDragCancel: ({ active }) => t("board.back", { name: nameOf(active.id) }),
  };
}
