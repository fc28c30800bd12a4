/** Chance. The only source of it; tests put a predictable one in its place. */
export interface Random {
  /** A number from 0 up to, but not including, 1. */
  fraction(): number;
  /** `length` hexadecimal digits that nobody can guess. */
  token(length: number): string;
}
