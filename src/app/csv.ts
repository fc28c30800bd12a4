/** A value of a cell; null for an empty one. */
export type Cell = string | number | boolean | null;

/** Rows as RFC 4180 has them: lines that end with CRLF, the names of the columns first. */
export function csv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, Cell>>[],
): string {
  const lines = [columns.join(','), ...rows.map((row) => columns.map((column) => cellText(row[column])).join(','))];
  return lines.map((line) => `${line}\r\n`).join('');
}

function cellText(value: Cell): string {
  const text = value === null ? '' : String(value);
  // A spreadsheet would take for a formula what people write as a reason: https://owasp.org/www-community/attacks/CSV_Injection
  const safe = typeof value === 'string' && /^\s*[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
