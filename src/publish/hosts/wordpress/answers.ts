/** Answers of WordPress's REST API (wp/v2) -> what we need of them, or what is wrong and what to do. */
import * as v from "valibot";
import type { Answer, Client } from "../../http/client.js";
import { PublishFault } from "../../http/fault.js";
import { type Answered, answeredBy } from "../answered.js";

const raw = v.object({ raw: v.string() });
export const entrySchema = v.object({ id: v.number(), slug: v.string(), title: raw, content: raw });
export type Entry = v.InferOutput<typeof entrySchema>;

export const mediaSchema = v.object({ id: v.number(), source_url: v.string(), description: raw });
export type Media = v.InferOutput<typeof mediaSchema>;

export const userSchema = v.object({ capabilities: v.record(v.string(), v.unknown()) });

const errorSchema = v.object({ code: v.string(), message: v.string() });

export const answered: Answered = answeredBy({
  name: "WordPress",
  hint: "is the address in `publish` of versus.yaml that of the site, and its REST API not switched off by a plugin?",
  refusal,
});

/** How many pages a list has (X-WP-TotalPages): a page may have fewer entries than were asked for, since some of them can't be read. */
export function pagesOf(answer: Answer): number {
  return Number(answer.header("x-wp-totalpages")) || 1;
}

function refusal({ status, json }: Answer, client: Client, doing: string): PublishFault {
  const error = v.safeParse(errorSchema, json);
  const { code, message } = error.success ? error.output : { code: "", message: "" };
  const what = `WordPress refuses ${doing}: ${message === "" ? status : `${status}, “${client.told(message)}”`}`;
  if (status === 401) return new PublishFault(what, unknownUser(code), { isFatal: true, status });
  if (status === 403)
    return new PublishFault(
      what,
      "the user of VERSUS_WORDPRESS_USER needs the right for it: the role of an editor has all that are needed",
      { status },
    );
  if (!error.success || code === "rest_no_route")
    return new PublishFault(what, "is the address in `publish` of versus.yaml that of a WordPress site?", {
      isFatal: status === 404,
      status,
    });
  if (status === 413)
    return new PublishFault(what, "the file is larger than the site takes: `pdf: false` leaves PDFs out", { status });
  return new PublishFault(what, "see to it over there, and run it again", { status });
}

function unknownUser(code: string): string {
  if (code === "incorrect_password")
    return "VERSUS_WORDPRESS_PASSWORD is no application password of that user: make one in the user's profile";
  if (code === "invalid_username" || code === "invalid_email")
    return "VERSUS_WORDPRESS_USER names nobody there: write the name that the user logs in with";
  return "check VERSUS_WORDPRESS_USER, and that VERSUS_WORDPRESS_PASSWORD is an application password, which the user's profile makes; if both are right, the server takes the header Authorization away";
}
