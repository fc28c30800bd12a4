/** What matrix-bot-sdk calls `request`, over fetch: for the bare bot and for those who ask, who have nothing of ours. */
export function fetchRequest(
  params: {
    readonly uri: string;
    readonly method: string;
    readonly qs?: Readonly<Record<string, unknown>> | null;
    readonly headers: Record<string, string>;
    readonly body?: string;
  },
  callback: (error: unknown, response?: object, body?: string) => void,
): void {
  const url = new URL(params.uri);
  for (const [key, value] of Object.entries(params.qs ?? {})) url.searchParams.set(key, String(value));
  fetch(url, { method: params.method, headers: params.headers, ...(params.body ? { body: params.body } : {}) })
    .then(async (answer) => {
      const body = await answer.text();
      callback(null, { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body }, body);
    })
    .catch(callback);
}
