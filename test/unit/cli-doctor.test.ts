import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkDataDir } from '../../src/cli/doctor/data-dir.ts';
import { checkLogins } from '../../src/cli/doctor/logins.ts';
import { checkNode } from '../../src/cli/doctor/node-version.ts';
import { parseConfig } from '../../src/config.ts';
import { secret } from '../../src/domain/secret.ts';
import { type PairState, unseenPair } from '../../src/store/latch-rules.ts';

const partner = {
  partnerId: '7',
  partnerSecret: secret('s'),
  appKey: secret('k'),
  environment: 'sandbox',
  upstreamUrl: 'http://127.0.0.1',
} as const;

const remote = {
  PARTNER_ID: '7',
  PARTNER_SECRET: 's',
  APP_KEY: 'k',
  API_KEYS: 'k'.repeat(24),
};

describe('doctor', () => {
  test('wants the Node that the project is pinned to', () => {
    const pinned = readFileSync(join(import.meta.dirname, '../../.nvmrc'), 'utf8').trim();
    expect(checkNode(`${pinned}.0.0`).level).toBe('OK');
    expect(checkNode(`${Number(pinned) + 1}.3.1`).level).toBe('OK');
    expect(checkNode(`${Number(pinned) - 1}.99.0`).level).toBe('FAIL');
  });

  test.skipIf(!existsSync('/dev/shm'))('warns of a data directory in memory where latches matter', async () => {
    const dataDir = `/dev/shm/cli-doctor-${process.pid}`;
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const [warned] = await checkDataDir(parseConfig({ ...remote, DATA_DIR: dataDir }));
    expect(warned).toMatchObject({ level: 'WARN', text: expect.stringContaining('memory (tmpfs)') });
    const [silent] = await checkDataDir(parseConfig({ DATA_DIR: dataDir }));
    expect(silent).toMatchObject({ level: 'OK' });
  });

  const latchedAt = Date.UTC(2026, 10, 22, 10, 30);
  const pair = (state: Partial<PairState>): PairState => ({ ...unseenPair, ...state });
  test.each<[string, PairState, number | null, string, RegExp]>([
    ['nothing known', unseenPair, null, 'OK', /no login .* yet/],
    ['has worked', pair({ state: 'PROVEN' }), null, 'OK', /have worked/],
    ['one answer lost', pair({ unknown: 1 }), null, 'WARN', /at most 1 of the 5/],
    ['refused', pair({ state: 'LATCHED', reason: 'refused', latchedAt }), null, 'FAIL', /2026-11-22T10:30:00\.000Z/],
    ['two lost', pair({ state: 'LATCHED', reason: 'unknown', latchedAt }), null, 'FAIL', /two logins were lost/],
    ['locked', pair({ state: 'PROVEN' }), latchedAt, 'FAIL', /Mastercard locked/],
  ])('says of a partner with: %s', (_name, remembered, lockedAt, level, text) => {
    const lock = lockedAt === null ? null : { reason: 'locked' as const, at: lockedAt };
    const found = checkLogins(partner, { pair: remembered, lock });
    expect(found.level).toBe(level);
    expect(found.text).toMatch(text);
    if (level === 'FAIL') expect(found.remedy).toContain('npm run ofg -- partner release 7');
  });
});
