import { Heart, Laugh, Lightbulb, PartyPopper, Rabbit, Turtle, type LucideIcon } from "lucide-react";
import type { RoomReactionKind } from "../reactions.events.ts";

export const reactionIcons: Record<RoomReactionKind, LucideIcon> = { applause: PartyPopper, heart: Heart, idea: Lightbulb, laugh: Laugh, slower: Turtle, faster: Rabbit };
