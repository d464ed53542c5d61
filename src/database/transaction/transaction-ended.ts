/** The work ended the transaction that it was given: what it did is kept or lost, whatever becomes of the rest. */
export class TransactionEnded extends Error {
  /** invalid_transaction_termination: https://www.postgresql.org/docs/current/errcodes-appendix.html */
  readonly code = '2D000';

  /** @param cause what has failed after that */
  constructor(cause?: unknown) {
    super(
      'it ended the transaction that it runs in, by a COMMIT or ROLLBACK of its own, so a part of it may be there: leave that out',
      cause === undefined ? undefined : { cause },
    );
    this.name = 'TransactionEnded';
  }
}
