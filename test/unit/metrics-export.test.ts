import { expect, test } from 'vitest';
import { exportOf, rowsOfBillable } from '../../src/domain/metrics-export.ts';

const now = Date.UTC(2026, 10, 28, 15, 4, 5);

test('a table is CSV with its columns in the first line, or JSON', () => {
  const billed = { partnerId: '2445', month: '2026-11', product: 'Live Balance', calls: 3, items: 4, waivedItems: 1 };
  const rows = rowsOfBillable([billed]);
  expect(exportOf('BILLABLE', 'CSV', rows, now)).toEqual({
    fileName: 'billable-2026-11-28T1504.csv',
    contentType: 'text/csv; charset=utf-8',
    text: 'partnerId,month,product,calls,items,waivedItems\r\n2445,2026-11,Live Balance,3,4,1\r\n',
  });
  const json = exportOf('BILLABLE', 'JSON', rows, now);
  expect(json.fileName).toBe('billable-2026-11-28T1504.json');
  expect(JSON.parse(json.text)).toEqual([billed]);
  expect(exportOf('BILLABLE', 'CSV', [], now).text).toBe('');
});

test('a text is quoted where it must be, and never a formula', () => {
  const name = (text: string) =>
    exportOf('INSTITUTIONS', 'CSV', [{ name: text }], now)
      .text.split('\r\n')
      .slice(1, -1)
      .join('\r\n');
  expect(name('First, "Best" Bank')).toBe('"First, ""Best"" Bank"');
  expect(name('two\nlines')).toBe('"two\nlines"');
  expect(name('=HYPERLINK("http://evil")')).toBe(`"'=HYPERLINK(""http://evil"")"`);
  for (const begin of ['+', '-', '@', '\t']) expect(name(`${begin}1`)).toBe(`'${begin}1`);
  expect(exportOf('ERRORS', 'CSV', [{ share: -0.5, last: null }], now).text).toBe('share,last\r\n-0.5,\r\n');
});
