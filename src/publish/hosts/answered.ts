/** Answers of a host -> what we need of them, or what is wrong and what to do. */
import * as v from "valibot";
import type { Answer, Client } from "../http/client.js";
import { PublishFault } from "../http/fault.js";

/** How a host is told of. */
interface AnsweringHost {
  readonly name: string;
  /** What to do where an answer isn't of this host. */
  readonly hint: string;
  /** What an answer says that is none: its status is 400 or more. @param doing what it was asked for, as "to list pages" */
  refusal(answer: Answer, client: Client, doing: string): PublishFault;
}

/** An answer of the shape that is asked for. Throws `PublishFault`. @param doing what it was asked for, as "to list pages" */
export type Answered = <const S extends v.GenericSchema>(
  schema: S,
  answer: Answer,
  client: Client,
  doing: string,
) => v.InferOutput<S>;

export function answeredBy({ name, hint, refusal }: AnsweringHost): Answered {
  return (schema, answer, client, doing) => {
    if (answer.status >= 400) throw refusal(answer, client, doing);
    const read = v.safeParse(schema, answer.json);
    if (read.success) return read.output;
    throw new PublishFault(`${client.url} answers otherwise than ${name} does, asked ${doing}`, hint, {
      isFatal: true,
      status: answer.status,
    });
  };
}

/** What somebody else writes while a plan is carried out stays, until another plan knows of it. */
export function changedMeanwhile(slug: string): PublishFault {
  return new PublishFault(`${slug} was changed over there while this was running`, "run it again: it says what to do");
}
