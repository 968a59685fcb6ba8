import type { Json } from '../json.ts';
import type { AccountRef, Ledger, LedgerPatch, NewLedgerRow } from '../ledger.ts';
import type { LedgerRow } from '../ledger-row.ts';
import type { Check } from './check.ts';
import { atLeast, literals, members, optional, parsed, text } from './check.ts';

type Command = { readonly accountId: string; readonly partnerId?: string } & (
  | { readonly op: 'add'; readonly row: NewLedgerRow }
  | { readonly op: 'edit'; readonly id: string; readonly patch: LedgerPatch }
  | { readonly op: 'shadow' | 'remove'; readonly id: string }
  | { readonly op: 'rows' }
);

const where = { op: text, accountId: text, partnerId: optional(text) };
const patch = {
  status: optional(literals('active', 'pending', 'shadow')),
  amount: optional(text),
  description: optional(text),
  transactionDate: optional(atLeast(0)),
  postedDate: optional(atLeast(0)),
  createdDate: optional(atLeast(0)),
};

const commands: Readonly<Record<Command['op'], Check>> = {
  add: members({ ...where, row: members({ ...patch, id: optional(text), amount: text, description: text }) }),
  edit: members({ ...where, id: text, patch: members(patch) }),
  shadow: members({ ...where, id: text }),
  remove: members({ ...where, id: text }),
  rows: members(where),
};

/** `POST /__sandbox/ledger`: the same operations as the Ledger object, over HTTP. Amounts are strings of digits. */
export function runLedgerCommand(ledger: Ledger, body: unknown): Json {
  const command = parsed<Command>(body, (value, at) => {
    const op: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'op') : undefined;
    const names = Object.keys(commands);
    const known = literals(...names)(op, `${at}.op`);
    return known ?? Object.entries(commands).find(([name]) => name === op)?.[1](value, at);
  });
  const { accountId, partnerId } = command;
  const account: AccountRef = partnerId === undefined ? accountId : { partnerId, accountId };
  switch (command.op) {
    case 'add':
      return rowJson(ledger.add(account, command.row));
    case 'edit':
      return rowJson(ledger.edit(account, command.id, command.patch));
    case 'shadow':
      return rowJson(ledger.shadow(account, command.id));
    case 'remove':
      ledger.remove(account, command.id);
      return {};
    case 'rows':
      return { rows: ledger.rows(account).map(rowJson) };
  }
}

const rowJson = (row: LedgerRow): Json => ({ ...row });
