import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ChatNetwork, Delivery, OutgoingMessage } from '../../src/ports/chat-network.ts';
import type { IncomingMessage } from '../../src/ports/incoming-message.ts';
import { type Reply, textReply } from '../../src/ports/reply.ts';

/** A network with one person on it beside the bot, as the contract needs them. */
export interface ContractStage {
  /** Connects it to the listener, and waits until it is in its channel. */
  readonly network: ChatNetwork;
  readonly channel: string;
  /** The person's nick, and the account that the network proves; null where it proves nobody. */
  readonly nick: string;
  readonly account: string | null;
  /** All that the bot was told, in order. */
  readonly messages: readonly IncomingMessage[];
  readonly seen: readonly string[];
  readonly connections: number;
  /** The person says something in the channel, or to the bot alone. */
  says(text: string): Promise<void>;
  saysAlone(text: string): Promise<void>;
  /** What the person has read of the bot's, as text. */
  read(): readonly string[];
}

/** Starts a network, and keeps what the bot is told by it. */
export function startHearing(network: ChatNetwork): Pick<ContractStage, 'messages' | 'seen' | 'connections'> {
  const messages: IncomingMessage[] = [];
  const seen: string[] = [];
  let connections = 0;
  network.start({
    onMessage: (message) => void messages.push(message),
    onConnected: () => {
      connections += 1;
    },
    onSeen: (nick) => void seen.push(nick),
  });
  return {
    messages,
    seen,
    get connections() {
      return connections;
    },
  };
}

/** How a network is put on a stage. */
export interface ContractKind {
  readonly name: string;
  /** Whether it can't be run here. */
  readonly isMissing: boolean;
  beforeAll?(): Promise<void>;
  afterAll?(): Promise<void>;
  stage(): Promise<ContractStage>;
  clear(): Promise<void>;
}

const WITHIN = { timeout: 20_000, interval: 20 };

/** What the core relies on, whichever network it is: `ports/chat-network.ts` in sentences that can fail. */
export function describeNetworkContract(kind: ContractKind): void {
  const { isMissing } = kind;
  const options = { timeout: 60_000 };
  beforeAll(async () => {
    if (!isMissing) await kind.beforeAll?.();
  }, 90_000);
  afterAll(async () => {
    await kind.afterAll?.();
  });
  afterEach(() => kind.clear(), 30_000);

  const heard = async ({ messages }: ContractStage, text: string): Promise<IncomingMessage> => {
    await expect.poll(() => messages.some((message) => message.text === text), WITHIN).toBe(true);
    // True: it was just found there.
    return messages.find((message) => message.text === text) as IncomingMessage;
  };
  const hasRead = (stage: ContractStage, text: string) =>
    expect.poll(() => stage.read().filter((line) => line.includes(text)).length, WITHIN).toBe(1);
  const answerTo = (message: IncomingMessage, reply: Reply, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
    to:
      message.channel === null
        ? { kind: 'direct', nick: message.sender.nick }
        : { kind: 'channel', channel: message.channel },
    reply,
    addressee: message.channel === null ? null : message.sender.nick,
    inReplyTo: message,
    urgency: 'answer',
    expiresAt: message.at + 60_000,
    ...more,
  });

  test.skipIf(isMissing)(
    `${kind.name}: what is said in a channel is told once, with where and who`,
    options,
    async () => {
      const stage = await kind.stage();

      await stage.says('!dates');
      const message = await heard(stage, '!dates');
      await stage.says('!next');
      await heard(stage, '!next');

      expect(message).toMatchObject({
        network: stage.network.name,
        channel: stage.channel,
        sender: { nick: stage.nick },
        botNick: stage.network.status().nick,
      });
      expect(stage.messages.map(({ text }) => text)).toEqual(['!dates', '!next']);
      expect(stage.seen).toContain(stage.nick);
    },
  );

  test.skipIf(isMissing)(`${kind.name}: what is said to the bot alone has no channel`, options, async () => {
    const stage = await kind.stage();

    await stage.saysAlone('dates');

    expect((await heard(stage, 'dates')).channel).toBeNull();
  });

  test.skipIf(isMissing)(
    `${kind.name}: an answer is read where it was asked, once, and confirmed`,
    options,
    async () => {
      const stage = await kind.stage();
      await stage.says('!dates');
      await stage.saysAlone('next');
      const [open, alone] = [await heard(stage, '!dates'), await heard(stage, 'next')];

      const deliveries = await Promise.all([
        stage.network.send(answerTo(open, textReply('Applications close on 2 April.'))),
        stage.network.send(answerTo(alone, textReply('Coding begins on 27 May.'))),
      ]);

      await hasRead(stage, 'Applications close on 2 April.');
      await hasRead(stage, 'Coding begins on 27 May.');
      expect(deliveries.map(({ kind: outcome }) => outcome)).toEqual(['confirmed', 'confirmed']);
    },
  );

  test.skipIf(isMissing)(`${kind.name}: of a list all is read, in order`, options, async () => {
    const stage = await kind.stage();
    await stage.says('!ideas');
    const list = { kind: 'list', intro: 'Ideas', items: ['QEMU', 'KVM', 'Xen'], isNumbered: true } as const;

    await stage.network.send(answerTo(await heard(stage, '!ideas'), { blocks: [list] }));

    await expect.poll(() => stage.read().join(' '), WITHIN).toMatch(/Ideas.*1\. QEMU.*2\. KVM.*3\. Xen/s);
  });

  test.skipIf(isMissing)(`${kind.name}: an announcement is read in its channel and confirmed`, options, async () => {
    const stage = await kind.stage();

    const delivery = await stage.network.send({
      to: { kind: 'channel', channel: stage.channel },
      reply: textReply('Results are out.'),
      transactionKey: 'results',
      urgency: 'announcement',
      expiresAt: null,
    });

    await hasRead(stage, 'Results are out.');
    expect(delivery.kind).toBe('confirmed');
  });

  test.skipIf(isMissing)(`${kind.name}: a person is told something alone, unasked`, options, async () => {
    const stage = await kind.stage();
    // On some networks there is no way to somebody who has never spoken to the bot.
    await stage.saysAlone('remind me');
    await heard(stage, 'remind me');

    const delivery = await stage.network.send({
      to: { kind: 'direct', nick: stage.nick },
      reply: textReply('Your interview is in an hour.'),
      transactionKey: 'interview',
      urgency: 'announcement',
      expiresAt: null,
    });

    await hasRead(stage, 'Your interview is in an hour.');
    expect(delivery.kind).toBe('confirmed');
  });

  test.skipIf(isMissing)(
    `${kind.name}: the bot does not hear itself, and plain speech is nothing else`,
    options,
    async () => {
      const stage = await kind.stage();
      await stage.says('!dates');
      const message = await heard(stage, '!dates');

      await stage.network.send(answerTo(message, textReply('!next')));
      await hasRead(stage, '!next');
      await stage.says('!ideas');
      const last = await heard(stage, '!ideas');

      expect(stage.messages.map(({ text }) => text)).toEqual(['!dates', '!ideas']);
      expect([last.form, last.isCorrection]).toEqual([undefined, undefined]);
    },
  );

  test.skipIf(isMissing)(`${kind.name}: an answer whose time is over is not said`, options, async () => {
    const stage = await kind.stage();
    await stage.says('!dates');
    const message = await heard(stage, '!dates');

    const late = await stage.network.send(answerTo(message, textReply('Too late.'), { expiresAt: message.at - 1 }));
    await stage.network.send(answerTo(message, textReply('In time.')));

    await hasRead(stage, 'In time.');
    expect(late).toEqual({ kind: 'expired' } satisfies Delivery);
    expect(stage.read().join(' ')).not.toContain('Too late.');
  });

  test.skipIf(isMissing)(`${kind.name}: proves who said a message of the very message alone`, options, async () => {
    const stage = await kind.stage();
    await stage.says('!dates');
    const message = await heard(stage, '!dates');

    expect(await stage.network.proveAccount(message)).toBe(stage.account);
    expect(await stage.network.proveAccount({ ...message })).toBeNull();
  });

  test.skipIf(isMissing)(`${kind.name}: knows whose nick it is, and of nobody nothing`, options, async () => {
    const stage = await kind.stage();

    expect(await stage.network.accountOf(stage.nick)).toBe(stage.account);
    expect(await stage.network.accountOf('nobody-at-all')).toBeNull();
  });

  test.skipIf(isMissing)(`${kind.name}: tells how it is, and that it is up`, options, async () => {
    const stage = await kind.stage();

    expect(stage.connections).toBe(1);
    expect(stage.network.status()).toMatchObject({
      name: stage.network.name,
      state: 'connected',
      channels: [{ name: stage.channel, isJoined: true, problem: null }],
      queued: 0,
      problem: null,
    });
  });

  test.skipIf(isMissing)(`${kind.name}: once stopped, it says nothing more and tells so`, options, async () => {
    const stage = await kind.stage();
    await stage.says('!dates');
    const message = await heard(stage, '!dates');

    await stage.network.stop(5_000);
    const delivery = await stage.network.send(answerTo(message, textReply('After the end.')));

    expect(delivery.kind).not.toBe('confirmed');
    expect(stage.network.status().state).toBe('stopped');
    expect(stage.read().join(' ')).not.toContain('After the end.');
  });
}
