#!/usr/bin/env node
// sqlite3 is installed by "prebuild-install -r napi || node-gyp rebuild": where this fails, it is compiled.
process.exit(1);
