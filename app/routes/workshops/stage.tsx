import { Link, useLoaderData } from "@remix-run/react";
import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { readStage } from "#app/features/workshops/minutes.server.ts";
import { Activities } from "#app/features/workshops/room/components/activities.tsx";
import { RehearsalGone } from "#app/features/workshops/room/components/rehearsal-gone.tsx";
import { readGoneRehearsal, type GoneRehearsal } from "#app/features/workshops/rehearsal/rehearsal.server.ts";
import { NowCard } from "#app/features/workshops/room/components/now-card.tsx";
import { ShownReactions } from "#app/features/workshops/room/reactions/components/shown-reactions.tsx";
import { RoomProvider } from "#app/features/workshops/room/components/room-context.ts";
import { WallBoards } from "#app/features/workshops/room/components/wall-boards.tsx";
import { useRoomView } from "#app/features/workshops/room/components/use-room-view.ts";
import { roomPath } from "#app/features/workshops/workshop-paths.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { Badge } from "#app/ui/badge.tsx";

/** For a projector: only what everybody sees, large; nothing to press but what turns full boards. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const id = params.id ?? "";
  const stage = await readStage(actor, id).catch(async (error: unknown) => ({ gone: await readGoneRehearsal(actor, id, error) }));
  return "gone" in stage ? data(stage, { status: 410 }) : stage;
}

export const handle: TextsHandle = { texts: ["room", "refusals"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded && ("gone" in loaded ? loaded.gone : loaded.workshop).title);

const nothing = () => undefined;

export default function StagePage() {
  const loaded = useLoaderData<typeof loader>();
  return "gone" in loaded ? <RehearsalGone {...loaded.gone} /> : <Stage {...loaded} />;
}

function Stage({ workshop, view: loaded, cursor, now, isInside }: Exclude<ReturnType<typeof useLoaderData<typeof loader>>, { gone: GoneRehearsal }>) {
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
        <Activities aroundBoards={(boards, shown) => <WallBoards boards={boards}>{shown}</WallBoards>} />
        <ShownReactions />
      </div>
    </RoomProvider>
  );
}
