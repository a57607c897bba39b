/** The profile of the output intent as it was packed when the program was compiled, in base64. Here is none, for where sources run. */
export const AHEAD: string | undefined = undefined;
