import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemTypes } from '../../src/domain/problems.ts';
import { examples } from '../support/examples.ts';
import { type Stage, startStage } from '../support/gateway.ts';

/** One moment for both gateways: the answers have the same dates, and cursors are made with the same key. */
const now = Date.UTC(2026, 10, 20, 12);
const masterKey = Buffer.alloc(32, 7).toString('base64');

let plain: Stage;
let compiled: Stage;

beforeAll(async () => {
  const { secret } = await import('../../src/domain/secret.ts');
  const clock = await import('../../src/lib/clock.ts');
  const fixed = { ...clock.systemClock, wall: () => now };
  const options = {
    sandbox: { now: () => now },
    configure: (config: any) => ({ ...config, masterKey: secret(masterKey) }),
  };
  plain = await startStage({ ...options, overrides: { clock: fixed, compile: false } });
  compiled = await startStage({ ...options, overrides: { clock: fixed, compile: { compileOn: 1 } } });
});

afterAll(async () => {
  await plain[Symbol.asyncDispose]();
  await compiled[Symbol.asyncDispose]();
});

describe.each(examples())('$name', ({ query, variables }) => {
  test('has the same answer on the compiled and the plain executor', async () => {
    const answers = [await compiled.ask(query, variables), await compiled.ask(query, variables)];
    const expected = await plain.ask(query, variables);
    for (const answer of answers) expect(comparable(answer)).toEqual(comparable(expected));
    expect(expected.data).toBeDefined();
    // What goes wrong is shown in examples/outcomes.
    expect(typesIn(expected.data).filter((type) => type in problemTypes)).toEqual([]);
  });
});

test('a variable that is null where an argument may not be is a mistake of the client on both, and no defect', async () => {
  const query =
    'mutation ($waitFor: Int) { refreshAccounts(input: { customerId: "1", institutionLoginId: "1" }, waitFor: $waitFor) { __typename } }';
  for (const stage of [plain, compiled]) {
    const { errors } = await stage.ask(query, { waitFor: null });
    expect(errors).toMatchObject([{ path: ['refreshAccounts'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain('must not be null');
  }
});

const typesIn = (data: unknown) =>
  [...JSON.stringify(data).matchAll(/"__typename":"(\w+)"/g)].map(([, type = '']) => type);

function comparable(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer, (key, value) =>
      key === 'requestId' ? undefined : key === 'url' && value ? factsOf(value) : value,
    ),
  );
}

/** What a Connect link says: no two are the same, and each leads to the sandbox of its gateway. Of a download nothing shows. */
function factsOf(url: string): string {
  if (url.startsWith('/downloads/')) return '/downloads/';
  const { searchParams } = new URL(url);
  for (const name of ['serial', 'signature']) searchParams.delete(name);
  return String(searchParams);
}
