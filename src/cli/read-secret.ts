import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Edge } from './edge.ts';
import { Refusal } from './refusal.ts';

type Terminal = Pick<Edge, 'stdin' | 'stdout'>;

/** A secret from a file, from standard input (`-`), or typed twice at a terminal without being shown. */
export async function readSecret(terminal: Terminal, file: string | undefined): Promise<string> {
  if (file === '-') return (await text(terminal.stdin)).trim();
  if (file !== undefined) return await fromFile(file);
  if (terminal.stdin.isTTY === true && terminal.stdout.isTTY === true) return await typed(terminal);
  throw new Refusal(
    'NO_SECRET',
    'There is no new secret, and no terminal to ask for it at.',
    'Name a file with --secret-file, or send it to --secret-file - on standard input.',
  );
}

async function fromFile(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new Refusal('SECRET_FILE', `${file} cannot be read (${code}).`, 'Name a file that this user can read.');
  }
}

async function typed({ stdin, stdout }: Terminal): Promise<string> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: unseen, terminal: true });
  // Ctrl-C and Ctrl-D.
  lines.once('SIGINT', () => lines.close());
  const ended = once(lines, 'close').then(() => ['']);
  const next = async (question: string) => {
    stdout.write(question);
    const [line] = await Promise.race([once(lines, 'line'), ended]);
    stdout.write('\n');
    return String(line).trim();
  };
  try {
    const first = await next('New secret (not shown): ');
    if (first === '' || first === (await next('Once more: '))) return first;
    throw new Refusal('NEW_SECRET', 'The two were not the same.', 'Run it again.');
  } finally {
    lines.close();
  }
}
