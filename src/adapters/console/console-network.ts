import type { Instant } from '../../domain/program/key-date.ts';
import { layoutLines } from '../../domain/text/layout-lines.ts';
import type {
  ChatNetwork,
  Delivery,
  NetworkListener,
  NetworkStatus,
  OutgoingMessage,
} from '../../ports/chat-network.ts';
import type { IncomingMessage } from '../../ports/incoming-message.ts';
import type { Sender } from '../../ports/sender.ts';
import { type ConsoleAction, parseLine, SLASH_COMMANDS } from './parse-line.ts';
import type { Terminal } from './terminal.ts';

/** How the console begins. */
export interface ConsoleSettings {
  readonly name: string;
  readonly channel: string;
  /** Who speaks until `/as` says otherwise. */
  readonly sender: Sender;
  readonly botNick: string;
  /** Lines for the first screen. */
  readonly welcome: readonly string[];
  /** What is noted below the first line that the bot does not answer. */
  readonly hint: string;
}

/** What the console may do to the world it is a window of. */
export interface ConsoleControls {
  now(): Instant;
  /** The time of the machine, for `/time now`. */
  realNow(): Instant;
  setTime(at: Instant): void;
  /** Resolves when what is due at the time that was set has been said. */
  timeWasSet(): Promise<void>;
  /** The programs that can be spoken of, the present one first. */
  programs(): readonly string[];
  /** Goes over to another program. @returns false if there is none of that id. */
  useProgram(id: string): boolean;
}

/** A chat network with one person at a terminal, who may play several. */
export interface ConsoleNetwork extends ChatNetwork {
  /** Resolves when the person has left. */
  readonly closed: Promise<void>;
}

const MAX_LINE_BYTES = 350;

export function createConsoleNetwork(
  settings: ConsoleSettings,
  terminal: Terminal,
  controls: ConsoleControls,
): ConsoleNetwork {
  let { sender, channel } = settings;
  let state: NetworkStatus['state'] = 'connecting';
  const since = controls.now();
  const opened = controls.realNow();
  let leave = () => {};
  const closed = new Promise<void>((resolve) => {
    leave = resolve;
  });
  /** Of other messages than these very ones nothing is proved. */
  const heard = new WeakSet<IncomingMessage>();
  const note = (text: string) => terminal.print(terminal.paint('gray', `-- ${text}`));
  /** How much the bot has said. */
  let said = 0;
  let isHinted = false;
  /** Once: what is not for the bot is not answered on any network, but here there is nobody else. */
  const hint = () => {
    if (!isHinted) note(settings.hint);
    isHinted = true;
  };
  const refreshPrompt = () => terminal.setPrompt(`[${channel}] ${sender.nick}> `);

  const messageOf = (text: string, isDirect: boolean): IncomingMessage => ({
    network: settings.name,
    channel: isDirect ? null : channel,
    sender,
    text,
    botNick: settings.botNick,
    at: controls.now(),
  });

  const perform = async (action: ConsoleAction, listener: NetworkListener): Promise<void> => {
    switch (action.kind) {
      case 'say':
      case 'direct': {
        if (action.text.trim() === '') return;
        const isDirect = action.kind === 'direct';
        if (!terminal.isInteractive) terminal.print(`<${sender.nick}> ${isDirect ? '(privately) ' : ''}${action.text}`);
        listener.onSeen(sender.nick, sender.account);
        const message = messageOf(action.text, isDirect);
        heard.add(message);
        const before = said;
        await listener.onMessage(message);
        if (said === before && !isDirect) hint();
        return;
      }
      case 'as':
        sender = { nick: action.nick, account: action.account };
        listener.onSeen(sender.nick, sender.account);
        return note(
          `you speak as ${action.nick}${action.account === null ? ', unproved' : `, proved as ${action.account}`}`,
        );
      case 'join':
        channel = action.channel;
        return note(`you are in ${channel}`);
      case 'time':
        if (action.at !== 'keep') controls.setTime(action.at === 'real' ? controls.realNow() : action.at);
        note(`it is ${formatTime(controls.now())}`);
        return action.at === 'keep' ? undefined : controls.timeWasSet();
      case 'program':
        if (action.id !== '' && !controls.useProgram(action.id))
          return note(`there is no program "${action.id}"; there are: ${controls.programs().join(', ')}`);
        return note(`speaking of ${controls.programs()[0]}; there are: ${controls.programs().join(', ')}`);
      case 'help':
        for (const [usage, summary] of SLASH_COMMANDS) note(`${usage.padEnd(44)} ${summary}`);
        return;
      case 'quit':
        return terminal.close();
      case 'error':
        return note(action.message);
    }
  };

  const run = async (listener: NetworkListener): Promise<void> => {
    state = 'connected';
    listener.onConnected();
    for (const line of settings.welcome) terminal.print(line);
    refreshPrompt();
    terminal.prompt();
    for await (const line of terminal.lines()) {
      await perform(parseLine(line, controls.now()), listener);
      refreshPrompt();
      terminal.prompt();
    }
    state = 'stopped';
    leave();
  };

  return {
    name: settings.name,
    kind: 'console',
    closed,
    start: (listener) => {
      // `run` ends with the input; what it calls never rejects.
      void run(listener);
    },
    send: async (message: OutgoingMessage): Promise<Delivery> => {
      const { expiresAt } = message;
      const isOver = expiresAt !== null && controls.now() >= expiresAt;
      if (isOver || state === 'stopped') return { kind: 'expired' };
      said += 1;
      const mark = message.to.kind === 'direct' ? ` (to ${message.to.nick})` : '';
      for (const line of layoutLines(message.reply.blocks, MAX_LINE_BYTES)) {
        terminal.print(`${terminal.paint('green', `<${settings.botNick}>`)}${mark} ${line}`);
      }
      return { kind: 'confirmed' };
    },
    proveAccount: async (message) => (heard.has(message) ? message.sender.account : null),
    accountOf: async (nick) => (nick === sender.nick ? sender.account : null),
    // Who is played next is another person.
    sessionOf: (nick) => (nick === sender.nick ? `${nick}.${opened}` : null),
    status: () => ({
      name: settings.name,
      state,
      since,
      nick: settings.botNick,
      channels: [{ name: channel, isJoined: true, problem: null }],
      lagMs: 0,
      queued: 0,
      expired: 0,
      lastHeardAt: null,
      problem: null,
      warnings: [],
    }),
    stop: async () => {
      state = 'stopped';
      terminal.close();
    },
  };
}

function formatTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z (UTC)`;
}
