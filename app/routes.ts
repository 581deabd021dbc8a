import type { RouteConfig } from "@remix-run/route-config";
import { route, index } from "@remix-run/route-config";

/** Every address of the product. Routes translate between HTTP and the use cases of app/features. */
export default [
  index("routes/site/home.tsx"),
  route("language", "routes/site/language.ts"),
  route("accessibility", "routes/site/accessibility.tsx"),
  route("privacy", "routes/site/privacy.tsx"),
  route("maps/europe.svg", "routes/site/map-sprite.ts"),

  route("courses", "routes/courses/catalogue.tsx"),
  route("courses/:slug", "routes/courses/course.tsx"),

  route("courses/:slug/media/:version/*", "routes/courses/media.ts"),

  route("courses/:slug/learn", "routes/learning/resume.ts"),
  route("courses/:slug/learn/:unit", "routes/learning/unit.tsx"),
  route("courses/:slug/learn/:unit/next", "routes/learning/onward.ts"),
  route("courses/:slug/learn/:unit/attempts/:attempt", "routes/learning/attempt.tsx"),
  route("courses/:slug/learn/:unit/attempts/:attempt/answers", "routes/learning/answers.ts"),
  route("courses/:slug/beat", "routes/learning/beat.ts"),
  route("courses/:slug/finish", "routes/learning/finish.tsx"),
  route("learning", "routes/learning/overview.tsx"),
  route("learning/notes.md", "routes/learning/notes.ts"),

  route("learning/transcript", "routes/certificates/transcript.tsx"),
  route("learning/transcript.pdf", "routes/certificates/transcript-pdf.ts"),
  route("learning/transcript.csv", "routes/certificates/transcript-csv.ts"),
  route("learning/certificates/:file", "routes/certificates/certificate-file.ts"),
  route("verify", "routes/certificates/verify.tsx"),
  route("verify/:code", "routes/certificates/verification.tsx"),

  route("forum", "routes/forum/home.tsx"),
  route("forum/feed.atom", "routes/forum/feed.ts", { id: "forum-feed" }),
  route("forum/spaces/:slug", "routes/forum/space.tsx"),
  route("forum/spaces/:slug/feed.atom", "routes/forum/feed.ts", { id: "space-feed" }),
  route("forum/spaces/:slug/new", "routes/forum/new-topic.tsx"),
  route("forum/topics/:id", "routes/forum/topic.tsx"),
  route("forum/topics/:id/read", "routes/forum/read.ts"),
  route("forum/topics/:id/edit", "routes/forum/edit-topic.tsx"),
  route("forum/tags/:theme", "routes/forum/tag.tsx"),
  route("forum/people/:id", "routes/forum/person.tsx"),
  route("forum/following", "routes/forum/following.tsx"),
  route("forum/posts/:id", "routes/forum/post.ts"),
  route("forum/posts/:id/edit", "routes/forum/edit-post.tsx"),
  route("forum/posts/:id/translate", "routes/forum/translate.tsx"),
  route("forum/posts/:id/history", "routes/forum/history.tsx"),
  route("forum/languages", "routes/forum/languages.ts"),
  route("forum/search", "routes/forum/search.tsx"),
  route("forum/similar", "routes/forum/similar.ts"),

  route("join", "routes/account/join.tsx"),
  route("join/sent", "routes/account/join-sent.tsx"),
  route("confirm/:token", "routes/account/confirm.tsx"),
  route("sign-in", "routes/account/sign-in.tsx"),
  route("sign-out", "routes/account/sign-out.ts"),
  route("forgot", "routes/account/forgot.tsx"),
  route("reset/:token", "routes/account/reset.tsx"),
  route("invitation/:token", "routes/account/invitation.tsx"),
  route("setup/:token", "routes/account/setup.tsx"),
  route("mailbox", "routes/account/mailbox.tsx"),
  route("profile", "routes/account/profile.tsx", [
    index("routes/account/profile-details.tsx"),
    route("email", "routes/account/profile-email.tsx"),
    route("password", "routes/account/profile-password.tsx"),
    route("sessions", "routes/account/profile-sessions.tsx"),
    route("data", "routes/account/profile-data.tsx"),
  ]),
  route("profile/data.json", "routes/account/profile-export.ts"),

  route("notifications", "routes/notifications/notifications.tsx"),
  route("notifications/unread", "routes/notifications/unread.ts"),
  route("notifications/settings", "routes/notifications/settings.tsx"),
  route("notifications/unsubscribe/:key", "routes/notifications/unsubscribe.tsx"),
  route("notifications/:id", "routes/notifications/open.ts"),

  route("admin", "routes/admin/admin.tsx", [
    index("routes/admin/index.ts"),
    route("people", "routes/admin/people.tsx"),
    route("people/:id", "routes/admin/person.tsx"),
    route("organisations", "routes/admin/organisations.tsx"),
    route("organisations/:id", "routes/admin/organisation.tsx"),
    route("invitations", "routes/admin/invitations.tsx"),
    route("certificates", "routes/admin/certificates.tsx"),
    route("settings", "routes/admin/settings.tsx"),
    route("audit", "routes/admin/audit.tsx"),
  ]),

  route("dev/ui", "routes/system/dev-ui.tsx"),

  route("*", "routes/site/not-found.tsx"),
] satisfies RouteConfig;
