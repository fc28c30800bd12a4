"""Somebody with an encrypted client that is independent of ours: matrix-nio on libolm.

Reads commands as lines of JSON from standard input and answers each with {"answer": id, ...}; tells what happens as lines
{"event": ...} in between. Ends with standard input.

    python3 nio_person.py BASE_URL USER PASSWORD STORE_FOLDER
"""
import asyncio
import json
import sys

from nio import (
    AsyncClient,
    AsyncClientConfig,
    InviteMemberEvent,
    LoginResponse,
    MegolmEvent,
    RoomMessage,
    SyncResponse,
)

ENCRYPTION = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}


def tell(**what):
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


class Person:
    def __init__(self, base, user, password, store):
        self.password = password
        config = AsyncClientConfig(encryption_enabled=True, store_sync_tokens=False)
        self.client = AsyncClient(base, user, store_path=store, config=config)
        self.client.add_event_callback(self.on_message, RoomMessage)
        self.client.add_event_callback(self.on_undecryptable, MegolmEvent)
        self.client.add_event_callback(self.on_invite, InviteMemberEvent)
        # nio's own state is not made for two tasks at once.
        self.lock = asyncio.Lock()

    async def on_message(self, room, event):
        tell(
            event="message",
            room=room.room_id,
            id=event.event_id,
            sender=event.sender,
            decrypted=event.decrypted,
            content=event.source.get("content", {}),
        )

    async def on_undecryptable(self, room, event):
        tell(event="undecryptable", room=room.room_id, id=event.event_id, sender=event.sender)

    async def on_invite(self, room, event):
        if event.state_key == self.client.user_id:
            tell(event="invite", room=room.room_id)

    async def start(self):
        answer = await self.client.login(self.password, device_name="nio")
        assert isinstance(answer, LoginResponse), answer
        await self.sync(0)
        tell(event="ready", user=self.client.user_id, device=self.client.device_id)

    async def sync(self, timeout):
        # nio does not look into gaps, so there must be none.
        wanted = {"room": {"timeline": {"limit": 1000}}}
        answer = await self.client.sync(timeout=timeout, full_state=False, sync_filter=wanted)
        if not isinstance(answer, SyncResponse):
            await asyncio.sleep(0.2)
            return
        await self.client.send_to_device_messages()
        if self.client.should_upload_keys:
            await self.client.keys_upload()
        if self.client.should_query_keys:
            await self.client.keys_query()
        if self.client.should_claim_keys:
            await self.client.keys_claim(self.client.get_users_for_key_claiming())

    async def follow(self):
        while True:
            async with self.lock:
                await self.sync(100)
            await asyncio.sleep(0)

    async def carry_out(self, command):
        what = command["do"]
        if what == "direct":
            answer = await self.client.room_create(is_direct=True, invite=[command["user"]], initial_state=[ENCRYPTION])
            return {"room": answer.room_id}
        if what == "room":
            encryption = json.loads(json.dumps(ENCRYPTION))
            encryption["content"]["rotation_period_msgs"] = command["rotation"]
            answer = await self.client.room_create(
                alias=command["alias"], name="room", initial_state=[encryption], **{"invite": command["invite"]}
            )
            return {"room": answer.room_id}
        if what == "join":
            answer = await self.client.join(command["room"])
            return {"room": answer.room_id}
        if what == "members":
            room = self.client.rooms.get(command["room"])
            joined = [] if room is None else [u for u in room.users if u not in room.invited_users]
            return {"encrypted": bool(room and room.encrypted), "joined": joined}
        if what == "redact":
            await self.client.room_redact(command["room"], command["event"])
            return {}
        assert what == "send", what
        answer = await self.client.room_send(
            command["room"], command["type"], command["content"], ignore_unverified_devices=True
        )
        return {"id": answer.event_id}

    async def listen(self):
        loop = asyncio.get_running_loop()
        reader = asyncio.StreamReader(limit=1 << 20)
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        while line := await reader.readline():
            command = json.loads(line)
            async with self.lock:
                try:
                    tell(answer=command["id"], **await self.carry_out(command))
                except Exception as error:
                    tell(answer=command["id"], error=repr(error))


async def main():
    person = Person(*sys.argv[1:5])
    await person.start()
    following = asyncio.create_task(person.follow())
    await person.listen()
    following.cancel()
    await person.client.close()


asyncio.run(main())
