/** What the command line of each subcommand can say. */
export interface StartOptions {
  readonly config?: string;
  readonly program?: readonly string[];
  readonly now?: string;
}

export interface AskOptions {
  readonly program: string;
  readonly now: string;
  readonly jsonl?: boolean;
}

export interface HealthOptions {
  readonly config?: string;
}

export interface BackupOptions {
  readonly config?: string;
  readonly out: string;
}

export interface RehearseOptions {
  readonly config?: string;
  readonly program?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly channel?: string;
  readonly json?: boolean;
  /** Simulated milliseconds in one second. */
  readonly play?: number;
}

export interface CalendarOptions {
  readonly program: string;
  readonly out: string;
}

export interface ExportOptions {
  readonly config?: string;
  readonly program: string;
  readonly json?: boolean;
}
