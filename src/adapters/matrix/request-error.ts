/** A request that the homeserver refused or did not answer. Never holds a token. */
export class MatrixRequestError extends Error {
  override readonly name = 'MatrixRequestError';
  /** HTTP status; null if no answer came. */
  readonly status: number | null;
  /** Such as "M_FORBIDDEN"; null if the answer was not Matrix's. Source: Matrix client-server specification, "Standard error response". */
  readonly errcode: string | null;
  /** How long the server wants to be left alone; null if it did not say. */
  readonly retryAfterMs: number | null;
  /** Whether a token that does not count any more may be replaced for the same device. */
  readonly isSoftLogout: boolean;
  /** Of a request that wants a password as well; null for others. Source: specification, "User-Interactive Authentication API". */
  readonly session: string | null;

  constructor(
    message: string,
    details: {
      readonly status: number | null;
      readonly errcode?: string | null;
      readonly retryAfterMs?: number | null;
      readonly isSoftLogout?: boolean;
      readonly session?: string | null;
      readonly cause?: unknown;
    },
  ) {
    super(message, { cause: details.cause });
    this.status = details.status;
    this.errcode = details.errcode ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.isSoftLogout = details.isSoftLogout ?? false;
    this.session = details.session ?? null;
  }

  /** Whether the same request may work later. */
  get isTransient(): boolean {
    return this.status === null || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** Whether the homeserver says that there is no such thing; no other failure means that. */
export function isNotFound(error: unknown): boolean {
  return error instanceof MatrixRequestError && error.errcode === 'M_NOT_FOUND';
}

/** Whether the session is over. */
export function isLoggedOut(error: unknown): boolean {
  return (
    error instanceof MatrixRequestError &&
    (error.errcode === 'M_UNKNOWN_TOKEN' || error.errcode === 'M_USER_DEACTIVATED')
  );
}

/** Whether to try again later: anything that the homeserver did not decide. */
export function isTransient(error: unknown): boolean {
  return !(error instanceof MatrixRequestError) || error.isTransient;
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
