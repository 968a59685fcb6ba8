import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stage, startStage } from '../support/gateway.ts';

const folder = join(import.meta.dirname, '../../examples/reports');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const products = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.slice(0, -'.graphql'.length))
  .filter((name) => name !== 'progress' && name !== 'result');

/** The statement that the examples name is one of Mastercard's documentation; here it is one that was stored. */
const documented = '097545c5-1c2a-4f20-a5ef-77f0820344c9-201';
const now = Date.UTC(2026, 10, 20, 12);
const customerId = '5001001';

const content: Readonly<Record<string, string>> = {
  voa: 'AssetReportContent',
  voaHistory: 'AssetReportContent',
  preQualVoa: 'AssetReportContent',
  assetSummary: 'AssetReportContent',
  voi: 'IncomeReportContent',
  voeTransactions: 'EmploymentReportContent',
  voePayroll: 'PayrollReportContent',
  voiePayroll: 'PayrollReportContent',
  paystatement: 'PayStatementReportContent',
  voieTxVerify: 'PaystubReportContent',
  statement: 'StatementReportContent',
  transactions: 'TransactionsReportContent',
  cfrp: 'CashFlowReportContent',
  cfrb: 'CashFlowReportContent',
  sbcaanalyticsnoncra: 'RetailSalesReportContent',
};

/** Whole with the answer; every other is made in the background. */
const immediate = new Set(['retail-sales']);

let plain: Stage;
let compiled: Stage;
const assets = new Map<Stage, string>();
const made = new Map<string, string>();

beforeAll(async () => {
  const options = { sandbox: { now: () => now }, warm: false } as const;
  plain = await startStage({ ...options, overrides: { compile: false } });
  compiled = await startStage({ ...options, overrides: { compile: { compileOn: 1 } } });
  for (const stage of [plain, compiled]) {
    const { data } = await stage.ask(
      'mutation ($c: ID!) { uploadPayStatement(input: { customerId: $c, payPeriod: LAST, statement: "JVBERi0xLjQK" }) { ... on UploadPayStatementPayload { assetId } } }',
      { c: customerId },
    );
    assets.set(stage, data.uploadPayStatement.assetId);
  }
});
afterAll(async () => {
  await plain[Symbol.asyncDispose]();
  await compiled[Symbol.asyncDispose]();
});

const variablesOf = (name: string, stage: Stage) =>
  JSON.parse(read(`${name}.variables.json`).replaceAll(documented, assets.get(stage) ?? ''));

describe.each(products)('%s', (name) => {
  test('is generated, alike on both executors and under the same key', async () => {
    const answers = [];
    for (const stage of [compiled, compiled, plain]) {
      const { data, errors } = await stage.ask(read(`${name}.graphql`), variablesOf(name, stage));
      expect(errors).toBeUndefined();
      answers.push(...Object.values<any>(data));
    }
    const status = immediate.has(name) ? 'SUCCESS' : 'IN_PROGRESS';
    expect(answers[0]).toMatchObject({ __typename: 'GenerateReportPayload', report: { status } });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    made.set(name, answers[0].report.reportId);
  });
});

describe('all of them', () => {
  test('are in progress by one call', async () => {
    compiled.upstreamCalls();
    const { data } = await compiled.ask(read('progress.graphql'), JSON.parse(read('progress.variables.json')));
    expect(Object.values(compiled.upstreamCalls())).toEqual([1]);
    expect(data.customer.reports).toHaveLength(products.length);
    const done = data.customer.reports.filter(({ status }: any) => !['IN_PROGRESS', 'EDITING'].includes(status));
    expect(done.map(({ status }: any) => status)).toEqual(Array.from(immediate, () => 'SUCCESS'));
    for (const stage of [plain, compiled]) stage.sandbox.setClock({ offsetMs: 60_000 });
  });

  test.each(products)('%s is read when it is done, alike on both executors', async (name) => {
    const variables = { customerId, reportId: made.get(name) };
    const answer = await compiled.ask(read('result.graphql'), variables);
    expect(answer.errors).toBeUndefined();
    const { report } = answer.data;
    expect(report).toMatchObject({ status: 'SUCCESS', errors: [] });
    expect(report.content.__typename).toBe(content[report.typeCode] ?? 'AnalyticsReportContent');
    const expected = await plain.ask(read('result.graphql'), variables);
    // Each sandbox has given its stored statement an id of its own.
    const alike = (value: unknown, stage: Stage) => JSON.stringify(value).replaceAll(assets.get(stage) ?? '', 'asset');
    expect(alike(answer.data, compiled)).toBe(alike(expected.data, plain));
  });
});
