// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many requests a second `catalpa-cli serve` answers, and with how much memory, beside the server of the Neon and
// Prisma guide (Express with Prisma Client) on the same database in one run.
//
//     DATABASE_URL=postgresql://… node tests/bench/serve.mjs [--cli PROGRAM] [--seconds N] [--connections N]
//
// The database has to be a catalogue, with ten thousand authors for the figures of the README; nothing is changed in it.
// Express and Prisma are installed from npm into a temporary folder. Needs Node 20 and, for the memory, Linux.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const schema = `
generator client {
  provider   = "prisma-client-js"
  engineType = "client"
}
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
model Author {
  @@map("authors")
  id        Int      @id @default(autoincrement())
  name      String
  bio       String?
  country   String?
  createdAt DateTime @default(now()) @map("created_at")
  books     Book[]
}
model Book {
  @@map("books")
  id        Int      @id @default(autoincrement())
  title     String
  authorId  Int      @map("author_id")
  createdAt DateTime @default(now()) @map("created_at")
  author    Author   @relation(fields: [authorId], references: [id])
}`;

const server = `
import express from 'express';
import { PrismaClient } from '@prisma/client';
import { PrismaPg } from '@prisma/adapter-pg';
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL }) });
const app = express();
app.get('/', (req, res) => { res.send('Hello World! This is a book catalog.'); });
app.get('/authors', async (req, res) => { res.json(await prisma.author.findMany()); });
app.get('/books/:author_id', async (req, res) => {
  res.json(await prisma.book.findMany({ where: { authorId: parseInt(req.params.author_id) } }));
});
app.listen(process.env.PORT, '127.0.0.1');`;

// Asks one target on one connection again and again, until `until`; calls `answered` with the milliseconds of each.
function ask(port, target, until, answered) {
  return new Promise((ended, failed) => {
    const request = `GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let started = 0;
    let left = -1; // bytes of the body; -1 before the header is whole
    let head = Buffer.alloc(0);
    const next = () => {
      if (performance.now() >= until) {
        socket.end();
        return ended();
      }
      started = performance.now();
      left = -1;
      head = Buffer.alloc(0);
      socket.write(request);
    };
    socket.on('connect', next);
    socket.on('error', failed);
    socket.on('data', (bytes) => {
      if (left < 0) {
        head = head.length ? Buffer.concat([head, bytes]) : bytes;
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        const text = head.toString('latin1', 0, end);
        if (!text.startsWith('HTTP/1.1 200')) return failed(new Error(text.split('\r\n')[0]));
        left = Number(/content-length: (\d+)/i.exec(text)[1]) - (head.length - end - 4);
      } else {
        left -= bytes.length;
      }
      if (left > 0) return;
      answered(performance.now() - started);
      next();
    });
  });
}

async function load({ port, target, seconds, connections }) {
  const times = [];
  const until = performance.now() + seconds * 1000;
  await Promise.all(Array.from({ length: connections }, () => ask(port, target, until, (time) => times.push(time))));
  return times;
}

// Two threads ask, so that the one who asks is not what is measured.
async function measured(port, target, seconds, connections) {
  const runs = [0, 1].map(() => new Promise((done, failed) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: { port, target, seconds, connections: connections / 2 },
    });
    worker.on('message', done);
    worker.on('error', failed);
  }));
  const times = Float64Array.from((await Promise.all(runs)).flat()).sort();
  return { perSecond: times.length / seconds, median: times[times.length >> 1], p99: times[Math.floor(times.length * 0.99)] };
}

function memory(pid) {
  const read = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'latin1'))[1]);
  return { now: read('VmRSS') / 1024, most: read('VmHWM') / 1024 };
}

async function waitFor(port) {
  for (let i = 0; i < 200; ++i) {
    try {
      return await fetch(`http://127.0.0.1:${port}/`);
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  throw new Error(`Nothing answers at port ${port}`);
}

async function compare(options) {
  const folder = mkdtempSync(join(tmpdir(), 'catalpa-serve-'));
  const started = [];
  try {
    const run = (...words) => execFileSync(words[0], words.slice(1), { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'schema.prisma'), schema);
    writeFileSync(join(folder, 'index.js'), server);
    run('npm', 'install', 'express@5', '@prisma/client@6', 'prisma@6', '@prisma/adapter-pg@6');
    run('npx', 'prisma', 'generate', '--schema', 'schema.prisma');
    const start = (name, port, program, words, environment = {}) => {
      const process_ = spawn(program, words, { cwd: folder, stdio: 'ignore', env: { ...process.env, ...environment } });
      started.push(process_);
      return { name, port, pid: process_.pid };
    };
    const guide = start('Express + Prisma', 3981, 'node', ['index.js'], { PORT: '3981', NODE_ENV: 'production' });
    const ours = start('catalpa-cli serve', 3982, options.cli, ['serve', '--port', '3982']);
    for (const each of [guide, ours]) await waitFor(each.port);
    for (const target of ['/books/1', '/authors']) {
      const bodies = await Promise.all([guide, ours].map(async (each) =>
        (await fetch(`http://127.0.0.1:${each.port}${target}`)).text()));
      console.log(`\n${target}: ${bodies[0].length} characters, ${bodies[0] === bodies[1] ? 'the same' : 'NOT THE SAME'}`);
      const figures = [];
      for (const each of [guide, ours]) {
        const found = await measured(each.port, target, options.seconds, options.connections);
        const { now, most } = memory(each.pid);
        figures.push(found.perSecond);
        console.log(`  ${each.name.padEnd(18)} ${found.perSecond.toFixed(0).padStart(7)} requests/s  median ` +
          `${found.median.toFixed(1)} ms  99 % ${found.p99.toFixed(1)} ms  memory ${now.toFixed(0)} MB, at most ${most.toFixed(0)}`);
      }
      console.log(`  ${(figures[1] / figures[0]).toFixed(1)} times as many`);
    }
  } finally {
    for (const each of started) each.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (!isMainThread) {
  parentPort.postMessage(await load(workerData));
} else {
  const here = dirname(fileURLToPath(import.meta.url));
  const { values } = parseArgs({ options: {
    cli: { type: 'string', default: join(here, '../../build/release/bin/catalpa-cli') },
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '32' },
  } });
  if (!process.env.DATABASE_URL) throw new Error('DATABASE_URL has to name a catalogue.');
  await compare({ cli: resolve(values.cli), seconds: Number(values.seconds), connections: Number(values.connections) });
}
