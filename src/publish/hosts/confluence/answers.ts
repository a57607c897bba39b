/** Answers of Confluence's REST API (v2, and v1 for files) -> what we need of them, or what is wrong and what to do. */
import * as v from "valibot";
import type { Answer, Client } from "../../http/client.js";
import { PublishFault } from "../../http/fault.js";
import { type Answered, answeredBy } from "../answered.js";

export const spaceSchema = v.object({ id: v.string(), homepageId: v.nullish(v.string()) });

export const pageSchema = v.object({
  id: v.string(),
  status: v.string(),
  title: v.string(),
  spaceId: v.string(),
  version: v.object({ number: v.number(), message: v.nullish(v.string()) }),
  body: v.optional(v.object({ storage: v.optional(v.object({ value: v.string() })) })),
});
export type ConfluencePage = v.InferOutput<typeof pageSchema>;

export const propertySchema = v.object({
  id: v.string(),
  key: v.string(),
  value: v.unknown(),
  version: v.object({ number: v.number() }),
});
export type Property = v.InferOutput<typeof propertySchema>;

export const filesSchema = v.object({ results: v.array(v.object({ id: v.string() })) });

/** v2 tells a list of errors, v1 a message. */
const errorsSchema = v.object({
  errors: v.pipe(v.array(v.object({ title: v.string(), detail: v.nullish(v.string()) })), v.minLength(1)),
});
const messageSchema = v.object({ message: v.string() });

export const answered: Answered = answeredBy({
  name: "Confluence",
  hint: "is the address in `publish` of versus.yaml that of Confluence Cloud, with /wiki at its end?",
  refusal,
});

function refusal({ status, json }: Answer, client: Client, doing: string): PublishFault {
  const message = client.told(messageOf(json));
  const what = `Confluence refuses ${doing}: ${message === "" ? status : `${status}, “${message}”`}`;
  if (status === 401)
    return new PublishFault(
      what,
      "check VERSUS_CONFLUENCE_USER, the user's mail address, and VERSUS_CONFLUENCE_TOKEN, an API token of that user that hasn't expired",
      { isFatal: true, status },
    );
  if (status === 403)
    return new PublishFault(
      what,
      "the user of VERSUS_CONFLUENCE_USER needs the rights of the space to add and delete pages and to add attachments, and may have to edit the page of `parent`, or else the home page of the space",
      { status },
    );
  if (status === 404 && message === "")
    return new PublishFault(
      what,
      "is the address in `publish` of versus.yaml that of Confluence Cloud, with /wiki at its end?",
      { isFatal: true, status },
    );
  if (status === 413)
    return new PublishFault(what, "the file is larger than the site takes: `pdf: false` leaves PDFs out", { status });
  if (/title/i.test(message) && status === 400)
    return new PublishFault(what, "titles are unique in a space: give the sheet, or the page over there, another one", {
      status,
    });
  return new PublishFault(what, "see to it over there, and run it again", { status });
}

function messageOf(json: unknown): string {
  const listed = v.safeParse(errorsSchema, json);
  if (listed.success) {
    const [{ title, detail } = { title: "", detail: "" }] = listed.output.errors;
    return detail ? `${title}: ${detail}` : title;
  }
  const told = v.safeParse(messageSchema, json);
  return told.success ? told.output.message : "";
}
