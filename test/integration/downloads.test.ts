import { createHash, generateKeyPairSync } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hashKey } from '../../src/domain/api-keys.ts';
import { scopes } from '../../src/domain/viewer.ts';
import { type Clock, systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';
import { leavesOf, parseXml } from '../support/xml.ts';

const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const issuer = 'https://id.example.com';
const own = { 'x-api-key': 'sandbox' };

let stage: Stage;
let household: string;
let consumerId: string;
let voaId: string;
let audited: any[] = [];
let aheadMs = 0;
const clock: Clock = {
  ...systemClock,
  wall: () => systemClock.wall() + aheadMs,
  monotonic: () => systemClock.monotonic() + aheadMs,
};

const client = (clientId: string, more: object = {}) => ({ clientId, keyHashes: [hashKey(clientId)], scopes, ...more });

async function bearer(customer: string): Promise<Record<string, string>> {
  const token = new SignJWT({ customer }).setProtectedHeader({ alg: 'ES256' });
  const signed = await token
    .setIssuer(issuer)
    .setAudience('mobile')
    .setExpirationTime(new Date(clock.wall() + 3_600_000))
    .sign(keys.privateKey);
  return { authorization: `Bearer ${signed}` };
}

beforeAll(async () => {
  const jwks = JSON.stringify({ keys: [await exportJWK(keys.publicKey)] });
  const log = {
    ...silentLogger,
    info: (fields: any, message: string) => void (message === 'audit' && audited.push(fields.audit)),
  };
  stage = await startStage({
    overrides: { clock, log },
    warm: false,
    configure: (config) => {
      const [first, ...others] = [...config.partners.values()];
      const jwt = {
        issuer,
        audience: 'mobile',
        keys: { jwks },
        algorithms: ['ES256' as const],
        clockToleranceSeconds: 10,
        customerClaim: 'customer',
        scopeClaim: null,
        scopeNames: {},
      };
      const more = [
        client('other'),
        client('poor', { billableBudget: { perDay: 1 } }),
        { ...client('mobile'), keyHashes: [], jwt },
      ];
      const entries = [{ ...first!, clients: [...first!.clients, ...more] }, ...others];
      return { ...config, partners: new Map(entries.map((entry) => [entry.partner.partnerId, entry])) };
    },
  });
  household = customerFor(stage.sandbox, 'five accounts');
  const { data } = await stage.ask('query ($c: ID!) { customer(customerId: $c) { consumer { consumerId } } }', {
    c: household,
  });
  consumerId = data.customer.consumer.consumerId;
  const voa = `mutation ($input: GenerateVoaReportInput!) { generateVoaReport(input: $input) {
    ... on GenerateReportPayload { report { reportId } } } }`;
  const made = await stage.ask(voa, { input: { customerId: household, consumerId, permissiblePurpose: '31' } });
  voaId = made.data.generateVoaReport.report.reportId;
});
afterAll(() => stage[Symbol.asyncDispose]());

function later(ms: number) {
  aheadMs += ms;
  stage.sandbox.setClock({ offsetMs: aheadMs });
}

const linkTo = `query ($c: ID!, $r: ID!, $f: DownloadFormat!, $p: String) {
  report(customerId: $c, reportId: $r) { download(format: $f, permissiblePurpose: $p) {
    __typename ... on DownloadLink { url expiresAt } ... on Problem { message retryable retryAfterMs }
  } }
}`;

async function linked(f: string, headers: Record<string, string> = own, r = voaId, p: string | null = '31') {
  const { data, errors } = await stage.ask(linkTo, { c: household, r, f, p }, headers);
  expect(errors).toBeUndefined();
  return data.report.download;
}

const follow = (url: string, headers: Record<string, string> = own, init: RequestInit = {}) =>
  fetch(new URL(url, stage.gateway.url), { ...init, headers });

const codeOf = async (response: Response) => ((await response.json()) as any).error.code;

const assetLink = `query ($c: ID!, $a: ID!) { customer(customerId: $c) { asset(assetId: $a) { assetId download { url } } } }`;

async function storedAsset(statement: Buffer): Promise<string> {
  const upload = `mutation ($input: UploadPayStatementInput!) { uploadPayStatement(input: $input) {
    ... on UploadPayStatementPayload { assetId } } }`;
  const input = { customerId: household, payPeriod: 'LAST', statement: statement.toString('base64') };
  return (await stage.ask(upload, { input })).data.uploadPayStatement.assetId;
}

const urlOfAsset = async (a: string, headers: Record<string, string> = own) =>
  (await stage.ask(assetLink, { c: household, a }, headers)).data.customer.asset.download.url as string;

const reportPath = 'GET /decisioning/v3/customers/{customerId}/reports/{reportId}';
const listPath = 'GET /decisioning/v1/customers/{customerId}/reports';
const assetPath = 'GET /aggregation/v1/customers/{customerId}/assets/{assetId}';

describe('a report', () => {
  test('that is not finished has no link yet', async () => {
    expect(await linked('PDF')).toMatchObject({
      __typename: 'ReportNotReady',
      retryable: true,
      retryAfterMs: 20_000,
    });
    later(60_000);
  });

  test('is downloaded as what was asked for: the same figures as JSON and as XML, and a PDF', async () => {
    stage.upstreamCalls();
    const texts: Record<string, string> = {};
    for (const [format, type] of [
      ['JSON', 'application/json'],
      ['XML', 'application/xml'],
      ['PDF', 'application/pdf'],
    ] as const) {
      const link = await linked(format);
      expect(link.__typename).toBe('DownloadLink');
      expect(stage.upstreamCalls()).toEqual({ [listPath]: 1, [reportPath]: 1 });
      const response = await follow(link.url);
      expect(response.status).toBe(200);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': type,
        'content-disposition': `attachment; filename="report-${voaId}.${format.toLowerCase()}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
      texts[format] = Buffer.from(await response.arrayBuffer()).toString('latin1');
      expect(Number(response.headers.get('content-length'))).toBe(texts[format].length);
      expect(stage.upstreamCalls()).toEqual({ [reportPath]: 1 });
    }
    expect(texts.PDF).toMatch(/^%PDF-.*%%EOF\n$/s);
    // An empty list is an element without anything in it.
    const leaves = (value: any): string[] => {
      if (typeof value !== 'object' || value === null) return [String(value ?? '')];
      const members = Object.values(value);
      return members.length === 0 ? [''] : members.flatMap(leaves);
    };
    // Digits as they are written: 1.50 is not 1.5.
    const json = JSON.parse((texts.JSON ?? '').replaceAll(/(?<=[:[,])-?\d+(?:\.\d+)?(?=[,}\]])/g, '"$&"'));
    expect(leavesOf(parseXml(texts.XML ?? ''))).toEqual(leaves(json));
    expect(leaves(json)).toContain(voaId);
  });

  test('that was just read with all that is in it needs no further call for a link to its JSON', async () => {
    const query = `query ($c: ID!, $r: ID!) { report(customerId: $c, reportId: $r, permissiblePurpose: "31") {
      title download(format: JSON) { __typename } } }`;
    stage.upstreamCalls();
    const { data } = await stage.ask(query, { c: household, r: voaId });
    expect(data.report.download.__typename).toBe('DownloadLink');
    expect(stage.upstreamCalls()).toEqual({ [reportPath]: 1 });
  });

  test('has no link without its purpose, and none in a format that Mastercard does not give', async () => {
    expect(await linked('PDF', own, voaId, null)).toMatchObject({ __typename: 'InvalidInput' });
    const analytics = `mutation ($input: GenerateAnalyticsReportInput!) { generateAnalyticsReport(input: $input) {
      __typename ... on GenerateReportPayload { report { reportId } } } }`;
    const input = {
      customerId: household,
      product: 'BALANCE',
      userType: 'PERSONAL',
      timeIntervals: ['MONTHLY_CALENDAR'],
    };
    const made = await stage.ask(analytics, { input });
    const { reportId } = made.data.generateAnalyticsReport.report;
    later(60_000);
    for (const format of ['PDF', 'XML']) {
      expect(await linked(format, own, reportId, null)).toMatchObject({
        __typename: 'FormatNotAvailable',
        retryable: false,
      });
    }
    expect(await linked('JSON', own, reportId, null)).toMatchObject({ __typename: 'DownloadLink' });
  });

  test('is read through the consumer where the customer is not named', async () => {
    const query = `query ($k: ID!, $r: ID!) { report(consumerId: $k, reportId: $r, permissiblePurpose: "31") {
      download(format: PDF) { ... on DownloadLink { url } } } }`;
    const { data } = await stage.ask(query, { k: consumerId, r: voaId });
    stage.upstreamCalls();
    expect((await follow(data.report.download.url)).status).toBe(200);
    expect(stage.upstreamCalls()).toEqual({ 'GET /decisioning/v3/consumers/{consumerId}/reports/{reportId}': 1 });
  });
});

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff, 0xfe, 0x80]);

describe('documents', () => {
  test('that were stored come back byte for byte, under what they are; the link costs nothing', async () => {
    const assetId = await storedAsset(png);
    stage.upstreamCalls();
    const url = await urlOfAsset(assetId);
    expect(stage.upstreamCalls()).toEqual({});
    const response = await follow(url);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="asset-${assetId}.png"`);
    expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true);
    expect(stage.upstreamCalls()).toEqual({ [assetPath]: 1 });
  });

  test('of a bank are linked from the list of statements', async () => {
    const query = `query ($c: ID!) { account(customerId: $c, accountId: "60010011") { statements(indexes: [1, 13]) {
      ... on AccountStatements { statements { index download { url } } } } } }`;
    const { data } = await stage.ask(query, { c: household });
    const [first, missing] = data.account.statements.statements;
    expect(missing.download).toBeNull();
    const response = await follow(first.download.url);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="statement-[\w-]+\.pdf"$/);
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  test('are billed when they are downloaded, within the budget of the client', async () => {
    const url = await urlOfAsset(await storedAsset(png), { 'x-api-key': 'poor' });
    const poor = { 'x-api-key': 'poor' };
    expect((await follow(url, poor)).status).toBe(200);
    stage.upstreamCalls();
    const refused = await follow(url, poor);
    expect([refused.status, await codeOf(refused)]).toEqual([429, 'BUDGET_EXCEEDED']);
    expect(stage.upstreamCalls()).toEqual({});
  });

  test('that do not exist use up no budget', async () => {
    const poor = { 'x-api-key': 'poor' };
    later(24 * 60 * 60_000);
    const missing = await follow(await urlOfAsset('none-1', poor), poor);
    expect([missing.status, await codeOf(missing)]).toEqual([404, 'NOT_FOUND']);
    expect((await follow(await urlOfAsset(await storedAsset(png), poor), poor)).status).toBe(200);
  });

  test('that are a page, a script or nothing are not passed on, whatever their content type says', async () => {
    const url = await urlOfAsset(await storedAsset(png));
    for (const body of ['<!doctype html><script>alert(1)</script>', 'PK\u0003\u0004', '']) {
      const path = '/aggregation/v1/customers/{customerId}/assets/{assetId}';
      const effect = { kind: 'status', status: 200, body, contentType: 'application/pdf' } as const;
      stage.sandbox.addFault({ match: { path }, effect, times: 1 });
      const response = await follow(url);
      expect([response.status, response.headers.get('content-type')]).toEqual([502, 'application/json; charset=utf-8']);
      expect(await codeOf(response)).toBe('UPSTREAM_BAD_RESPONSE');
    }
    const path = '/decisioning/v3/customers/{customerId}/reports/{reportId}';
    const link = await linked('XML');
    for (const body of ['<!DOCTYPE html><html/>', '<html><body/></html>', '{"a":1}']) {
      stage.sandbox.addFault({
        match: { path },
        effect: { kind: 'body', body, contentType: 'application/xml' },
        times: 1,
      });
      expect((await follow(link.url)).status).toBe(502);
    }
  });
});

describe('a link', () => {
  test('is served to nobody but the partner, the client and the end user that it was given to', async () => {
    const [mine, theirs] = [await bearer(household), await bearer('5001002')];
    const holders: Record<string, Record<string, string>> = {
      'the client': own,
      'another client': { 'x-api-key': 'other' },
      'another partner': { 'x-api-key': 'sandbox-2' },
      'the end user': mine,
      'another end user': theirs,
    };
    const given = { 'the client': await linked('PDF'), 'the end user': await linked('PDF', mine) };
    for (const [holder, { url }] of Object.entries(given)) {
      for (const [asker, headers] of Object.entries(holders)) {
        stage.upstreamCalls();
        const response = await follow(url, headers);
        expect([holder, asker, response.status]).toEqual([holder, asker, holder === asker ? 200 : 404]);
        if (holder === asker) await response.arrayBuffer();
        else {
          expect(await codeOf(response)).toBe('NOT_FOUND');
          expect(stage.upstreamCalls()).toEqual({});
        }
      }
      const nobody = await follow(url, {});
      expect([nobody.status, await codeOf(nobody)]).toEqual([401, 'UNAUTHENTICATED']);
    }
  });

  test('that was guessed or altered leads nowhere', async () => {
    const { url } = await linked('PDF');
    const token = url.slice('/downloads/'.length);
    const bytes = Buffer.from(token, 'base64url');
    stage.upstreamCalls();
    const altered = Array.from({ length: bytes.length }, (_, at) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      return changed.toString('base64url');
    });
    for (const guess of [
      '',
      'x',
      token.slice(1),
      `${token}AAAA`,
      createHash('sha512').digest('base64url'),
      ...altered,
    ]) {
      const response = await follow(`/downloads/${guess}`);
      expect([guess, response.status]).toEqual([guess, 404]);
      await response.arrayBuffer();
    }
    expect(stage.upstreamCalls()).toEqual({});
  });

  test('is good for five minutes and not a moment longer', async () => {
    const { url, expiresAt } = await linked('JSON');
    const left = Date.parse(expiresAt) - clock.wall();
    expect(left).toBeGreaterThan(4 * 60_000);
    expect(left).toBeLessThanOrEqual(5 * 60_000);
    later(4 * 60_000);
    expect((await follow(url)).status).toBe(200);
    later(60_000);
    stage.upstreamCalls();
    const late = await follow(url);
    expect([late.status, await codeOf(late)]).toEqual([410, 'LINK_EXPIRED']);
    expect(stage.upstreamCalls()).toEqual({});
  });

  test('is worth nothing where the client has lost a scope since, or is gone', async () => {
    const narrow = { 'x-api-key': 'narrow' };
    const partners = stage.config.partners;
    const withClient = (more: object | null) => {
      const [first, ...others] = [...partners.values()];
      const clients = more === null ? first!.clients : [...first!.clients, client('narrow', more)];
      const entries = [{ ...first!, clients }, ...others];
      stage.gateway.usePartners(new Map(entries.map((entry) => [entry.partner.partnerId, entry])));
    };
    withClient({});
    const url = await urlOfAsset(await storedAsset(png), narrow);
    stage.upstreamCalls();
    withClient({ scopes: scopes.filter((scope) => scope !== 'billing') });
    const refused = await follow(url, narrow);
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'FORBIDDEN']);
    withClient(null);
    expect((await follow(url, narrow)).status).toBe(401);
    expect(stage.upstreamCalls()).toEqual({});
    stage.gateway.usePartners(partners);
  });

  test('is followed with GET alone, and answers the whole document whatever part is asked for', async () => {
    const { url } = await linked('PDF');
    stage.upstreamCalls();
    for (const method of ['HEAD', 'POST', 'PUT', 'DELETE']) {
      const response = await follow(url, own, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, OPTIONS']);
    }
    expect(stage.upstreamCalls()).toEqual({});
    const whole = await follow(url, { ...own, range: 'bytes=0-4' });
    expect([whole.status, whole.headers.get('accept-ranges')]).toEqual([200, 'none']);
    await whole.arrayBuffer();
  });

  test('is followed by pages of the client alone', async () => {
    const { url } = await linked('PDF');
    const foreign = await follow(url, { ...own, origin: 'https://elsewhere.example.com' });
    expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    const near = await follow(url, { ...own, origin: 'http://localhost:5173' });
    expect([near.status, near.headers.get('access-control-allow-origin')]).toEqual([200, 'http://localhost:5173']);
    await near.arrayBuffer();
    const asked = await follow(url, { origin: 'http://localhost:5173' }, { method: 'OPTIONS' });
    expect([asked.status, asked.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'authorization, x-api-key, x-request-id',
    ]);
  });

  test('leaves a line that says who downloaded what about whom', async () => {
    audited = [];
    const { url } = await linked('PDF');
    await (await follow(url, { ...own, 'x-request-id': 'r-1' })).arrayBuffer();
    await vi.waitFor(() => expect(audited).toHaveLength(1));
    expect(audited[0]).toEqual({
      requestId: 'r-1',
      partnerId: stage.sandbox.info.partners[0]?.partnerId,
      clientId: 'sandbox',
      endUser: null,
      kind: 'read',
      fields: ['download: report as PDF'],
      customers: [household],
      failed: false,
    });
    expect(JSON.stringify(audited)).not.toContain(url.slice(-20));
  });

  // Last: the customer is gone afterwards.
  test('given before access to the customer ended is good no more, and what is under way is cut off', async () => {
    stage.sandbox.setSwitches({ pdfBytes: 20_000_000 });
    const before = await linked('PDF');
    const byConsumer = `query ($k: ID!, $r: ID!) { report(consumerId: $k, reportId: $r, permissiblePurpose: "31") {
      download(format: PDF) { ... on DownloadLink { url } } } }`;
    const consumers = await stage.ask(byConsumer, { k: consumerId, r: voaId });
    const running = (await follow(before.url)).body?.getReader();
    await running?.read();
    await stage.ask(`mutation { deleteCustomer(input: { customerId: "${household}" }) { __typename } }`);
    const cut = async () => {
      for (;;) if ((await running?.read())?.done) return 'whole';
    };
    await expect(cut()).rejects.toThrow();
    stage.upstreamCalls();
    for (const url of [before.url, consumers.data.report.download.url]) {
      const gone = await follow(url);
      expect([gone.status, await codeOf(gone)]).toEqual([410, 'LINK_EXPIRED']);
    }
    expect(stage.upstreamCalls()).toEqual({});
    // The report stays with the consumer: who may see it asks again.
    const again = await stage.ask(byConsumer, { k: consumerId, r: voaId });
    const response = await follow(again.data.report.download.url);
    expect(response.status).toBe(200);
    await response.body?.cancel();
  });
});
