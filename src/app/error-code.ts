/** What a system call failed with, e.g. "ENOENT"; null if that is not what failed. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
