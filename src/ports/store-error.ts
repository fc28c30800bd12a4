/** The storage failed: disk full, file locked or damaged. The cause says which. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
