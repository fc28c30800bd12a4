#!/usr/bin/env bash
# Holds a scripted conversation with `npm start` in the clone given as the only argument, as a newcomer would after cloning,
# and compares what is heard with what should be.
set -euo pipefail
clone=$1
heard=$(mktemp)
cd "$clone"
npm start --silent >"$heard" <<'SAID'
gsocbot: which ideas are in Rust?
gsocbot: who mentors it?
just two people chatting about C and Rust
gsocbot: how many days are left to apply?
/time 2024-04-02T18:30Z
gsocbot: can i still apply?
/dm tz Asia/Kolkata
!next
!ideas not rust
/program xen-2013
gsocbot: which is the hardest project?
/quit
SAID
missing=0
while IFS= read -r expected; do
  if ! grep -qF -- "$expected" "$heard"; then
    echo "not heard: $expected"
    missing=1
  fi
done <<'EXPECTED'
GStreamer Backend for vhost-device-sound
Dorinda Bassey, Matias Ezequiel Vara Larsen
8 days
No. Application period: it closed Tue 2 April 2024 18:00 UTC
Your zone is Asia/Kolkata
Contribution task deadline, Sun 21 April 2024
Add packed virtqueue to Shadow Virtqueue; 2. vhost-user memory isolation
Microcode uploader implementation
EXPECTED
if grep -A1 -F 'just two people chatting' "$heard" | grep -qF '<gsocbot>'; then
  echo 'chatter was answered'
  missing=1
fi
if [ "$missing" -ne 0 ]; then
  echo '-- what was heard:'
  cat "$heard"
  exit 1
fi
echo 'fresh clone: the conversation went as it should'
