/** A bot of matrix-bot-sdk alone, as its own documentation shows one: what any answer costs. `bare-bot.ts url token folder encrypted|open rooms` */
import { join } from 'node:path';
import {
  LogService,
  MatrixClient,
  RustSdkCryptoStorageProvider,
  SimpleFsStorageProvider,
  setRequestFn,
} from 'matrix-bot-sdk';
import { fetchRequest } from '../fetch-request.ts';

const [url = '', token = '', folder = '', kind = '', rooms = ''] = process.argv.slice(2);
const ignore = () => {};
LogService.setLogger({ info: ignore, warn: ignore, error: ignore, debug: ignore, trace: ignore });
setRequestFn(fetchRequest);
const keys = kind === 'encrypted' ? new RustSdkCryptoStorageProvider(join(folder, 'crypto'), 0) : undefined;
const client = new MatrixClient(url, token, new SimpleFsStorageProvider(join(folder, 'sync.json')), keys);
const own = await client.getUserId();
client.on('room.message', (roomId: string, event: { sender: string; content?: { body?: string } }) => {
  if (event.sender === own || !event.content?.body?.startsWith('!')) return;
  void client.sendMessage(roomId, { msgtype: 'm.notice', body: `answer to ${event.content.body}` });
});
for (const room of rooms.split(',')) await client.joinRoom(room);
await client.start();
process.stdout.write('READY\n');
