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
