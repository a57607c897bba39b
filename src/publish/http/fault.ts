/** Why something can't be done over there, and what to do. */

export interface FaultFields {
  /** Whether nothing else will fare better: the address is wrong, or nobody is let in. */
  readonly isFatal?: boolean;
  /** Of the answer; absent where there was none. */
  readonly status?: number;
  /** Whether it is not known what has become of the request: it was sent, and no answer came. */
  readonly isUnknown?: boolean;
}

/** Told to the user: no fault of Versus. Its texts have no secret in them. */
export class PublishFault extends Error {
  constructor(
    message: string,
    readonly hint: string,
    readonly fields: FaultFields = {},
  ) {
    super(message);
  }
}
