import type { Theme } from "#app/features/courses/keys.ts";
import type { ReactionKind, TopicFields, TopicKind } from "#app/features/forum/forum.kinds.ts";
import type { Locale } from "#app/i18n/locales.ts";

// Conversations about method between invented people. Nothing here is said of a real region.

export interface DemoPost {
  /** Before the @ of a demonstration account. */
  by: string;
  locale: Locale;
  /** Markdown. */
  text: string;
  /** Place of the post that is answered. */
  answers?: number;
  reactions?: [by: string, kind: ReactionKind][];
  translations?: [by: string, locale: Locale, text: string][];
}

export interface DemoTopic {
  space: string;
  kind: TopicKind;
  title: string;
  daysAgo: number;
  tags?: Theme[];
  fields?: TopicFields;
  pinned?: boolean;
  /** Place of the accepted answer. */
  accepted?: number;
  posts: [DemoPost, ...DemoPost[]];
}

export const demoTopics: DemoTopic[] = [
  {
    space: "general", kind: "announcement", title: "How this forum works", daysAgo: 21, pinned: true,
    posts: [{
      by: "admin", locale: "en", reactions: [["learner", "thanks"], ["coordinator", "useful"]],
      text: "Three things to begin with:\n\n- **Write in your own language.** Every post says in which language it is, and whoever can may translate it for others.\n- **A question has an answer.** Accept the one that helped: it is the first thing that the next reader sees.\n- **Failures are welcome.** A *practice story* that says what did not work saves another region a year.\n\nEverything you find here at first is an example, written for the demonstration.",
    }],
  },
  {
    space: "general", kind: "question", title: "How do you open a capacity-building session with people who have never met?", daysAgo: 12, accepted: 2, tags: ["governance"],
    posts: [
      { by: "learner", locale: "en", text: "We plan a half-day session for twelve people from four departments. They know each other by name at most. The last time, the round of introductions took forty minutes and nobody listened.\n\nHow do you begin?" },
      { by: "facilitator", locale: "en", answers: 1, reactions: [["learner", "thanks"], ["learner2", "useful"], ["partner", "agree"]], text: "I dropped the round of introductions. Instead:\n\n1. Pairs, three minutes each: *one thing that went wrong in your work this year*.\n2. Each introduces the other, with one sentence.\n3. The sentences go on the wall and become the agenda.\n\nIt takes twenty minutes, and people have begun to work before they notice." },
      { by: "learner2", locale: "pt", answers: 2, translations: [["facilitator", "en", "We do something similar, but with questions written down before the session. Shy people are grateful: they arrive with a sentence ready."]], text: "Fazemos algo parecido, mas com perguntas escritas antes da sessão. Quem é mais tímido agradece: chega já com uma frase pronta." },
      { by: "coordinator", locale: "it", answers: 2, text: "Attenzione solo a una cosa: se in sala c’è un dirigente, «che cosa è andato storto» mette a disagio. In quel caso chiediamo «che cosa rifaresti in modo diverso»." },
    ],
  },
  {
    space: "area-evaluation", kind: "practice-story", title: "Una ficha común que nadie rellenó", daysAgo: 9, tags: ["evaluation", "governance"],
    fields: {
      need: "Varios servicios recogían los mismos datos de formas distintas y no se podían comparar.",
      done: "Se diseñó una ficha común de cuarenta preguntas en una sola reunión, sin quienes tenían que rellenarla, y se envió con una circular.",
      result: "Al cabo de tres meses casi no había fichas. Se volvió a empezar con siete preguntas, probadas antes con dos oficinas.",
      cost: "Unas semanas de trabajo de dos personas; sin otro gasto.",
    },
    posts: [
      { by: "partner", locale: "es", reactions: [["facilitator", "insightful"], ["learner", "thanks"]], translations: [["facilitator", "en", "I tell it because what helped was not the second form but to understand why the first one failed: we asked for much and gave nothing back. Now each office gets its own summary the month after."], ["coordinator", "it", "Lo racconto perché la cosa utile non è stata la seconda scheda, ma capire perché la prima era fallita: chiedevamo molto e non restituivamo nulla. Ora ogni ufficio riceve la propria sintesi il mese dopo."]], text: "Lo cuento porque lo útil no fue la segunda ficha, sino entender por qué falló la primera: pedíamos mucho y no devolvíamos nada. Ahora cada oficina recibe su propio resumen al mes siguiente." },
      { by: "editor", locale: "en", answers: 1, text: "Thank you for telling it. Would you say that the number of questions was the cause, or that nobody got anything back?" },
      { by: "partner", locale: "es", answers: 2, text: "Lo segundo. Con siete preguntas y sin devolución habría pasado lo mismo, solo que más tarde." },
    ],
  },
  {
    space: "area-labour-market", kind: "question", title: "Como saber se uma formação mudou alguma coisa no trabalho?", daysAgo: 6, accepted: 3, tags: ["evaluation", "labour-market"],
    posts: [
      { by: "learner2", locale: "pt", text: "No fim de cada formação toda a gente diz que gostou. Três meses depois, não sei se alguém faz algo de forma diferente. Como verificam isso, sem um inquérito que ninguém preenche?" },
      { by: "coordinator", locale: "it", answers: 1, text: "Noi chiediamo, alla fine, un solo impegno scritto per persona. Dopo tre mesi lo rileggiamo insieme, al telefono, in dieci minuti." },
      { by: "facilitator", locale: "ca", answers: 1, reactions: [["learner2", "thanks"], ["coordinator", "useful"]], text: "Tres preguntes, sempre les mateixes, al cap de tres mesos i en una trucada curta:\n\n- Què heu provat?\n- Què us ho ha impedit?\n- Què necessitaríeu per continuar?\n\nLa segona és la que més ensenya: gairebé mai no és la formació, sinó el que troben en tornar a l’oficina." },
    ],
  },
  {
    space: "area-language", kind: "discussion", title: "Com treballem en set llengües sense traduir-ho tot?", daysAgo: 4, tags: ["language"],
    posts: [
      { by: "facilitator", locale: "ca", text: "En una xarxa com aquesta, tothom entén una mica de la llengua dels altres. Si ho traduïm tot, anem a poc a poc; si no traduïm res, callen sempre els mateixos. On poseu el límit?" },
      { by: "learner", locale: "sv", answers: 1, reactions: [["facilitator", "agree"]], text: "Vi översätter bara det som någon ska fatta beslut om. Resten skriver var och en på sitt språk, med en mening på engelska överst." },
      { by: "reviewer", locale: "fr", answers: 2, text: "La phrase en tête change tout. J’ajouterais un petit glossaire commun : ce sont toujours les dix mêmes mots qui font trébucher." },
    ],
  },
  {
    space: "area-housing", kind: "practice-request", title: "Cherchons une manière simple de préparer une visite entre pairs", daysAgo: 3, tags: ["housing"],
    fields: { need: "Deux jours de visite, six personnes, un sujet : le logement des nouveaux arrivants. Nous voudrions que les hôtes et les visiteurs sachent à l’avance ce qu’ils cherchent." },
    posts: [
      { by: "reviewer", locale: "fr", text: "Avez-vous un modèle de programme, ou une liste de questions que l’on envoie aux hôtes ? Même une demi-page nous aiderait." },
      { by: "editor", locale: "en", answers: 1, text: "What helps most is one question from each visitor, sent two weeks before. The hosts then choose whom to invite, and half of the programme writes itself." },
    ],
  },
  {
    space: "area-governance", kind: "discussion", title: "Chi deve sedere al tavolo quando si descrive una pratica?", daysAgo: 2, tags: ["governance", "evaluation"],
    posts: [
      { by: "coordinator", locale: "it", text: "Di solito la scheda la scrive chi ha gestito il progetto. Mancano però chi l’ha pagato e chi ne doveva avere un vantaggio. Li invitate? E in quale momento?" },
      { by: "partner", locale: "es", answers: 1, text: "Nosotros los invitamos a leer, no a escribir: reciben un borrador de una página y dos preguntas. Casi siempre corrigen el apartado de resultados." },
    ],
  },
  {
    space: "area-education", kind: "question", title: "Hur lång ska en övning vara för att folk ska komma tillbaka?", daysAgo: 1, tags: ["education"],
    posts: [{ by: "editor", locale: "sv", text: "Vi har prövat en hel dag, som ingen har tid med, och en timme, som inte räcker till något. Har någon hittat ett mellanting som håller över flera tillfällen?" }],
  },
];
