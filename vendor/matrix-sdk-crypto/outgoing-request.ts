import { RequestType } from '@matrix-org/matrix-sdk-crypto-wasm';

/** A request that the machine wants sent, as matrix-bot-sdk reads it. */
export interface OutgoingRequest {
  readonly id: string;
  readonly type: RequestType;
  /** JSON. */
  readonly body: string;
  readonly txnId?: string;
  readonly eventType?: string;
}

/** What the wasm module's request objects have in common; those to devices have the last two. */
export interface WasmRequest {
  readonly id: string;
  readonly type: RequestType;
  readonly body: string;
  readonly txn_id?: string;
  readonly event_type?: string;
  free(): void;
}

/** A plain copy of a request of the wasm module, under the names that matrix-bot-sdk reads; the original is used up. */
export function plainRequest(request: WasmRequest): OutgoingRequest {
  const { id, type, body, txn_id, event_type } = request;
  request.free();
  if (type !== RequestType.ToDevice || txn_id === undefined || event_type === undefined) return { id, type, body };
  // RustEngine.processToDeviceRequest of the SDK reads both out of the body.
  const fullBody = JSON.stringify({ ...JSON.parse(body), txn_id, event_type });
  return { id, type, body: fullBody, txnId: txn_id, eventType: event_type };
}
