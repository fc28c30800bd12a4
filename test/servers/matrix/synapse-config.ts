/** A limit that is never reached, where limits are not what is tested. */
const UNLIMITED = '{per_second: 100000, burst_count: 100000}';

export interface SynapseOptions {
  /** Messages a second and at once for each user; null for no limit. */
  readonly messageLimit: { readonly perSecond: number; readonly burst: number } | null;
}

/** The configuration of a homeserver that talks to nobody and lets everybody register. */
export function synapseConfig(folder: string, port: number, { messageLimit }: SynapseOptions): string {
  const messages =
    messageLimit === null ? UNLIMITED : `{per_second: ${messageLimit.perSecond}, burst_count: ${messageLimit.burst}}`;
  return `
server_name: "localhost"
public_baseurl: "http://127.0.0.1:${port}/"
listeners:
  - {port: ${port}, type: http, tls: false, bind_addresses: ["127.0.0.1"], resources: [{names: [client], compress: false}]}
database: {name: sqlite3, args: {database: "${folder}/homeserver.db"}}
log_config: "${folder}/log.yaml"
media_store_path: "${folder}/media"
signing_key_path: "${folder}/signing.key"
macaroon_secret_key: "of the tests"
form_secret: "of the tests"
enable_registration: true
enable_registration_without_verification: true
bcrypt_rounds: 4
report_stats: false
trusted_key_servers: []
suppress_key_server_warning: true
federation_domain_whitelist: []
url_preview_enabled: false
enable_3pid_lookup: false
presence: {enabled: false}
rc_message: ${messages}
rc_registration: ${UNLIMITED}
rc_login: {address: ${UNLIMITED}, account: ${UNLIMITED}, failed_attempts: ${UNLIMITED}}
rc_joins: {local: ${UNLIMITED}, remote: ${UNLIMITED}}
rc_joins_per_room: ${UNLIMITED}
rc_key_requests: ${UNLIMITED}
rc_invites: {per_room: ${UNLIMITED}, per_user: ${UNLIMITED}, per_issuer: ${UNLIMITED}}
rc_media_create: ${UNLIMITED}
rc_room_creation: ${UNLIMITED}
`;
}

export function logConfig(folder: string): string {
  return `
version: 1
formatters: {line: {format: '%(asctime)s %(levelname)s %(name)s %(request)s %(message)s'}}
handlers: {file: {class: logging.FileHandler, formatter: line, filename: '${folder}/homeserver.log'}}
root: {level: WARNING, handlers: [file]}
disable_existing_loggers: false
`;
}
