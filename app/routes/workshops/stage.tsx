import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { readStage } from "#app/features/workshops/minutes.server.ts";
import { Activities } from "#app/features/workshops/room/components/activities.tsx";
import { NowCard } from "#app/features/workshops/room/components/now-card.tsx";
import { ShownReactions } from "#app/features/workshops/room/reactions/components/shown-reactions.tsx";
import { RoomProvider } from "#app/features/workshops/room/components/room-context.ts";
import { useRoomView } from "#app/features/workshops/room/components/use-room-view.ts";
import { roomPath } from "#app/features/workshops/workshop-paths.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Badge } from "#app/ui/badge.tsx";

/** For a projector: only what everybody sees, large, and nothing to press. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return readStage(await requireActor(request), params.id ?? "");
}

export const handle: TextsHandle = { texts: ["room", "refusals"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.workshop.title);

const nothing = () => undefined;

export default function Stage() {
  const { workshop, view: loaded, cursor, now, isInside } = useLoaderData<typeof loader>();
  const { t } = useTranslation("room");
  const heard = useRoomView(workshop.id, loaded, cursor, isInside, nothing);
  const view = { ...heard, own: {} }; // what is told to the facilitator alone stays away from the wall
  const stage = view.shared.room?.stage ?? null;
  return (
    <RoomProvider value={{ workshopId: workshop.id, view, round: "", now, startsAt: workshop.startsAt.getTime(), titles: {}, itemId: stage, refusal: null, lang: workshop.locale }}>
      <div className="stage-view mx-auto w-full max-w-[110rem] space-y-6 px-6 py-6 lg:px-12">
        <div className="flex flex-wrap items-baseline justify-between gap-4">
          <h1 className="text-xl" lang={workshop.locale}>{workshop.title}</h1>
          <p className="text-s">{workshop.isRehearsal ? <><Badge look="sun">{t("rehearsal.badge")}</Badge> </> : null}<Link to={roomPath(workshop.id)}>{t(isInside ? "stage.back" : "stage.enter")}</Link></p>
        </div>
        <NowCard />
        <Activities />
        <ShownReactions />
      </div>
    </RoomProvider>
  );
}
