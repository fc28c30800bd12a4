/** An object of JSON of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under a key; an empty one if there is none, so that lookups can be chained. */
export function objectIn(from: JsonObject, key: string): JsonObject {
  const value = Object.hasOwn(from, key) ? from[key] : undefined;
  return isObject(value) ? value : {};
}

export function stringIn(from: JsonObject, key: string): string | null {
  const value = Object.hasOwn(from, key) ? from[key] : undefined;
  return typeof value === 'string' ? value : null;
}

export function numberIn(from: JsonObject, key: string): number | null {
  const value = Object.hasOwn(from, key) ? from[key] : undefined;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The objects in the list under a key; others are left out. */
export function objectsIn(from: JsonObject, key: string): readonly JsonObject[] {
  const value = Object.hasOwn(from, key) ? from[key] : undefined;
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function stringsIn(from: JsonObject, key: string): readonly string[] {
  const value = Object.hasOwn(from, key) ? from[key] : undefined;
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
