import type { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { deletePost, undeletePost } from "./editing.server.ts";
import { setFollow } from "./follows.server.ts";
import { followSchema, localeOfPostSchema, postIdSchema, reactSchema } from "./forum.schema.ts";
import { requestMachineTranslation } from "./machine-translation.server.ts";
import { acceptAnswer, react, withdrawAnswer } from "./reactions.server.ts";

/** What a form of buttons says. @throws AppError invalid: nobody types into one */
export function readButtons<T>(schema: z.ZodType<T>, fields: FormData | Record<string, unknown>): T {
  const parsed = schema.safeParse(fields instanceof FormData ? Object.fromEntries(fields) : fields);
  if (!parsed.success) throw new AppError("invalid", "errors:badForm");
  return parsed.data;
}

/** Does what a button of a topic's page asks for, except writing. @returns the post it was about, or null. @throws AppError */
export async function doTopicAct(actor: Actor, topicId: number, form: FormData): Promise<number | null> {
  const intent = form.get("intent");
  if (intent === "follow") {
    await setFollow(actor, { ...readButtons(followSchema.pick({ state: true }), form), targetType: "topic", targetId: String(topicId) });
    return null;
  }
  if (intent === "react") {
    // One button says both which reaction and whether to set it or take it back: "thanks:true".
    const [kind, on] = formText(form, "reaction").split(":");
    const input = readButtons(reactSchema, { postId: form.get("postId"), kind, on });
    await react(actor, input);
    return input.postId;
  }
  if (intent === "translate") {
    const wish = readButtons(localeOfPostSchema, form);
    await requestMachineTranslation(actor, wish);
    return wish.postId;
  }
  const { postId } = readButtons(postIdSchema, form);
  if (intent === "accept") await acceptAnswer(actor, postId);
  else if (intent === "withdraw") await withdrawAnswer(actor, topicId);
  else if (intent === "delete") await deletePost(actor, postId);
  else if (intent === "undelete") await undeletePost(actor, postId);
  else throw new AppError("invalid", "errors:badForm");
  return postId;
}
