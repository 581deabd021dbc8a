import { db } from "#app/db/client.server.ts";
import type { SectionContent, SectionKey } from "#app/features/actions/plan-fields.ts";

// Skåne’s health and inclusion test bed as an action: the worked example. Only what public sources say of it (they stand
// among its documents, as in practices/skane-health-inclusion-test-bed); which entry leads to which is read from them.
// What nobody has published stays empty.

const lab = "https://reginproject.eu/ca/resources-for-regions/integration-lab/skane/";
const evaluation = "https://reginproject.eu/ca/evaluation-of-the-pilot-test-bed-in-skane-region/";
const partnership = "http://partnerskapskane.se/ps-eng";

const rows = (...all: Record<string, string>[]): SectionContent["rows"] => all.map((row, index) => ({ key: row.key ?? `row-${index + 1}`, ...row }));

const plan: Partial<Record<SectionKey, SectionContent>> = {
  problem: { texts: { problem: "Many people who had to flee live with stress that comes from migration itself: what happened before, during and after the journey. Being a parent in a new country adds to it.", evidence: `Partnership Skåne starts from the observation that chances to take part, to be healthy and to decide about one’s own life matter for newcomers and for the society that receives them (${partnership}). No figures on the need were published.` }, rows: [] },
  objectives: { texts: { goal: "Health equity and social inclusion of newly arrived people: integration, psychosocial support and empowerment, by support that fits the individual and the family. No targets in figures were published." }, rows: [] },
  theory: {
    texts: { assumptions: "Communicators share language and experience of migration with the group, and are trained for a professional role.\nA lasting partnership of region, municipalities, services and civil society gives the groups their place." },
    rows: rows(
      { key: "communicators", stage: "inputs", text: "Trained Civic and Health Communicators", leadsTo: "groups" }, { key: "partnership", stage: "inputs", text: "The partnership of authorities, universities and civil society", leadsTo: "advice support" },
      { key: "groups", stage: "activities", text: "Peer groups talk about migration, mental health and parenting", leadsTo: "knowledge contacts" }, { key: "advice", stage: "activities", text: "One-stop advice by volunteers: free, impartial, confidential", leadsTo: "contacts" }, { key: "support", stage: "activities", text: "Support fitted to the individual and the family", leadsTo: "health" },
      { key: "knowledge", stage: "outcomes", text: "Health knowledge, health behaviour and mental health literacy", leadsTo: "equity" }, { key: "health", stage: "outcomes", text: "Health as people judge it themselves", leadsTo: "equity" }, { key: "contacts", stage: "outcomes", text: "Social contacts", leadsTo: "equity" },
      { key: "equity", stage: "impact", text: "Health equity and social inclusion", leadsTo: "" },
    ),
  },
  partners: {
    texts: {},
    rows: rows({ name: "Länsstyrelsen Skåne (County Administrative Board)", role: "lead", part: "In charge of the test bed" }, { name: "Region Skåne", role: "partner", part: "" }, { name: "Arbetsförmedlingen (Public Employment Service)", role: "partner", part: "" }, { name: "Municipalities, universities and partner NGOs", role: "partner", part: "Not named one by one" }, { name: "Uppsala University", role: "evaluator", part: "Evaluated the pilot" }),
  },
  budget: { texts: { note: "No budget was published." }, rows: [] },
  documents: { texts: {}, rows: rows({ text: "The practice record, field by field with its sources", address: "/practices/skane-health-inclusion-test-bed" }, { text: "REGIN: Integration Lab, Skåne", address: lab }, { text: "REGIN: Evaluation of the pilot test bed in Skåne Region", address: evaluation }, { text: "Partnership Skåne", address: partnership }) },
};

/** The worked example, once. Nobody leads it here: it is over, and told from public sources. */
export async function seedSkaneAction(now: Date): Promise<void> {
  const region = await db.region.findUnique({ where: { slug: "skane" }, select: { id: true } });
  if (!region || (await db.action.count({ where: { id: "skane-test-bed" } })) > 0) return;
  await db.action.create({
    data: {
      id: "skane-test-bed", title: "Skåne’s test bed for health and inclusion", locale: "en", regionId: region.id, areas: ["health", "social-security"], targets: ["newcomers", "protection-beneficiaries", "families"], starts: "", ends: "2021", status: "finished", outcome: "successful", createdAt: now, changedAt: now, publishedAt: now,
      summary: "Groups of newly arrived people led by peers, with advice and tailored support around them. Told from public sources as a worked example; what was not published is left empty.",
      sections: { create: Object.entries(plan).map(([key, content]) => ({ key, content: { ...content }, changedAt: now })) },
    },
  });
}
