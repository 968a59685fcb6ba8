import { describe, expect, test } from 'vitest';
import { secret } from '../../src/domain/secret.ts';
import { createLineSink } from '../../src/lib/line-sink.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { prettyLines } from '../../src/lib/pretty-lines.ts';

function capture({
  pretty = false,
  ...options
}: {
  pretty?: boolean;
  level?: 'debug' | 'info' | 'warn' | 'error';
} = {}) {
  const lines: string[] = [];
  const log = createLogger({
    ...options,
    ...(pretty && { print: prettyLines(false) }),
    destination: { write: (line) => lines.push(line) },
  });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? 'null') };
}

describe('a JSON log', () => {
  test('is one object a line with time, level and fields', () => {
    const { log, lines, last } = capture();
    log.child({ part: 'http' }).info({ port: 4000 }, 'listening');
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      part: 'http',
      port: 4000,
      msg: 'listening',
    });
  });

  test('leaves out what is below its level', () => {
    const { log, lines } = capture({ level: 'warn' });
    log.info({}, 'quiet');
    log.warn({}, 'loud');
    expect(lines).toHaveLength(1);
  });

  test('says name, code, message and stack of an error and nothing else that hangs on it', () => {
    const { log, last } = capture();
    const err = Object.assign(new TypeError('broken'), {
      code: 'E1',
      request: { headers: { cookie: 'x' } },
      body: 'ssn',
    });
    log.error({ err, nested: { cause: err } }, 'failed');
    expect(Object.keys(last().err)).toEqual(['name', 'code', 'message', 'stack']);
    expect(Object.keys(last().nested.cause)).toEqual(['name', 'code', 'message', 'stack']);
  });

  test('prints no secret and is bounded in length, width and depth', () => {
    const { log, last, lines } = capture();
    const ring: Record<string, unknown> = {};
    ring.self = ring;
    log.info(
      { key: secret('hush'), name: 'n'.repeat(1_000_000), many: new Array(1e5).fill(1), ring },
      'm'.repeat(1_000_000),
    );
    expect(last().key).toBe('[redacted]');
    expect(lines[0]?.length).toBeLessThan(10_000);
  });
});

describe('text that would forge a line', () => {
  const nasty = 'ok\n[12:00:00] ERROR: forged\r\u001b[2J\u001b[31mred\u2028line\u0085next\u009b31m\u202egnp.exe\u0000';

  test.each([true, false])('stays in its line (pretty: %s)', (pretty) => {
    const { log, lines } = capture({ pretty });
    log.info({ name: nasty, [`key${nasty}`]: 1, err: Object.assign(new Error(nasty), { stack: undefined }) }, nasty);
    log.error({ err: new Error(nasty) }, 'failed');
    const text = lines.join('');
    expect(text).toContain('forged');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202e]/);
    expect(text.split('\n').filter((line) => line.startsWith('[12:00:00]'))).toEqual([]);
  });
});

describe('the way out', () => {
  type Done = (error: NodeJS.ErrnoException | null, written: number) => void;
  const failure = (code: string) => Object.assign(new Error(code), { code });

  function sinkOn(write: (bytes: Buffer, done: Done) => void, maxWaiting?: number) {
    return createLineSink({
      fd: -1,
      notice: (lost) => `lost ${lost}\n`,
      write: (_fd, bytes, offset, done) => setImmediate(write, bytes.subarray(offset), done),
      ...(maxWaiting === undefined ? {} : { maxWaiting }),
    });
  }

  test('a full disk loses lines, counts them, and never ends the process', async () => {
    let full = true;
    let written = '';
    const sink = sinkOn((bytes, done) => {
      if (full) return done(failure('ENOSPC'), 0);
      written += bytes;
      done(null, bytes.length);
    });
    sink.write('a\n');
    sink.write('b\n');
    await sink.flush();
    sink.write('c\n');
    await sink.flush();
    full = false;
    sink.write('d\n');
    await sink.flush();
    sink.write('e\n');
    await sink.flush();
    expect(written).toBe('lost 3\nd\ne\n');
  });

  test('short writes and a busy pipe lose nothing', async () => {
    let written = '';
    let calls = 0;
    const sink = sinkOn((bytes, done) => {
      calls += 1;
      if (calls === 2) return done(failure('EAGAIN'), 0);
      written += bytes.subarray(0, 3);
      done(null, Math.min(3, bytes.length));
    });
    sink.write('first line\n');
    sink.write('second line\n');
    await sink.flush();
    expect(written).toBe('first line\nsecond line\n');
  });

  test('a stalled reader costs lines, not memory', async () => {
    const held: (() => void)[] = [];
    let written = '';
    const sink = sinkOn((bytes, done) => {
      written += bytes;
      held.push(() => done(null, bytes.length));
    }, 10);
    sink.write('12345\n');
    const first = sink.flush();
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    for (let index = 0; index < 1000; index += 1) sink.write('12345\n');
    const flushed = sink.flush();
    while (held.length > 0) {
      held.shift()?.();
      await new Promise(setImmediate);
      await new Promise(setImmediate);
    }
    await Promise.all([first, flushed]);
    expect(written).toBe('12345\nlost 999\n12345\n');
  });

  test('lines that follow each other closely are one write', async () => {
    const writes: string[] = [];
    const sink = sinkOn((bytes, done) => {
      writes.push(String(bytes));
      done(null, bytes.length);
    });
    sink.write('a\n');
    await new Promise(setImmediate);
    sink.write('b\n');
    await sink.flush();
    expect(writes).toEqual(['a\nb\n']);
  });
});
