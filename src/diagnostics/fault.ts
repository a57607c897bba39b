/** What was thrown, or what ended a worker -> what the user is told of it. */
import type { Diagnostic } from "./diagnostic.js";

/** An error of code `build/fault`. @param what was being made, as the user calls it */
export function faultOf(error: unknown, what: string): Diagnostic {
  const { code } = error instanceof Error && "code" in error ? error : { code: undefined };
  const memory = code === "ERR_WORKER_OUT_OF_MEMORY";
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const at = error instanceof Error ? error.stack?.split("\n").slice(1, 4).join(" ").replace(/\s+/g, " ").trim() : "";
  return {
    severity: "error",
    code: "build/fault",
    message: memory
      ? `the ${what} takes more memory than there is`
      : `this is a fault of Versus, not of your ${what}: ${reason}`,
    hints: [
      memory ? "look for a text or a table that is far too long" : `please report it, with this: ${reason} ${at}`,
    ],
  };
}
