/** The exit codes of every command. */
export const EXIT = {
  /** Done. */
  ok: 0,
  /** Content, templates or settings have errors; everything that could be built was. */
  content: 1,
  /** Wrong usage. */
  usage: 2,
  /** A fault of ours (EX_SOFTWARE of sysexits.h). */
  fault: 70,
  /** Interrupted (128 + SIGINT); `main.ts` makes 143 of it for SIGTERM, and 141 where nobody reads the output any more. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
