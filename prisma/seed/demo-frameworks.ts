import { db } from "#app/db/client.server.ts";
import type { FrameworkContent } from "#app/features/actions/frameworks/framework.schema.ts";

// Criteria that the invented region of the demonstration made for its evaluations: some that can be chosen, and some being written.

const closeness: FrameworkContent = {
  source: "",
  title: { en: "Close to people", es: "Cerca de la gente" },
  about: { en: "What matters to the invented region of Vistamar: whether people notice that something has changed.", es: "Lo que importa a la región inventada de Vistamar: si la gente nota que algo ha cambiado." },
  criteria: [
    {
      key: "reach", title: { en: "Reach", es: "Alcance" },
      questions: [
        { key: "who", phases: ["design", "implementation", "end"], text: { en: "Who does it reach, and who only on paper?", es: "¿A quién llega, y a quién solo sobre el papel?" } },
        { key: "doors", phases: ["implementation", "monitoring"], text: { en: "How many doors does one have to knock at before it begins?", es: "¿A cuántas puertas hay que llamar antes de que empiece?" } },
      ],
    },
    {
      key: "lasting", title: { en: "What stays", es: "Lo que queda" },
      questions: [{ key: "after", phases: ["monitoring", "end"], text: { en: "What would still be there if the money stopped tomorrow?", es: "¿Qué quedaría si mañana se acabara el dinero?" } }],
    },
  ],
};

const begun: FrameworkContent = { source: "", title: { en: "For pilots of one year" }, about: {}, criteria: [{ key: "learning", title: { en: "Learning" }, questions: [{ key: "wrong", phases: ["end"], text: { en: "What did we get wrong in the first three months?" } }] }] };

/** Frameworks of the invented region. */
export async function seedDemoFrameworks(now: Date): Promise<void> {
  const of = { regionId: "vistamar", locale: "en", version: 1, changedAt: now };
  await db.regionFramework.create({ data: { ...of, id: "demo-framework-close", rootId: "demo-framework-close", status: "published", content: closeness } });
  await db.regionFramework.create({ data: { ...of, id: "demo-framework-draft", rootId: "demo-framework-draft", status: "draft", content: begun } });
}
