import type { Random } from '../random.ts';
import type { Fault, FaultEffect, FaultMatch, FaultTarget } from './fault.ts';

/** The faults in force. */
export interface FaultPlan {
  /** The effect of the first fault, in the order of adding, that strikes this call. */
  strike(target: FaultTarget): FaultEffect | undefined;
  add(fault: Fault): void;
  clear(): void;
}

export function createFaultPlan(random: Random): FaultPlan {
  let faults: { readonly fault: Fault; seen: number; left: number }[] = [];
  return {
    strike(target) {
      for (const entry of faults) {
        const { match = {}, effect } = entry.fault;
        if (entry.left === 0 || !matches(match, target)) continue;
        entry.seen += 1;
        if (match.nth !== undefined && entry.seen !== match.nth) continue;
        if (match.probability !== undefined && random.next() >= match.probability) continue;
        entry.left -= 1;
        return effect;
      }
      return undefined;
    },
    add(fault) {
      const times = fault.times ?? (fault.match?.nth === undefined ? Number.POSITIVE_INFINITY : 1);
      faults.push({ fault, seen: 0, left: times });
    },
    clear() {
      faults = [];
    },
  };
}

function matches(match: FaultMatch, target: FaultTarget): boolean {
  return (
    (match.method === undefined || match.method.toUpperCase() === target.method) &&
    (match.path === undefined || matchesPath(match.path, target)) &&
    (match.partner === undefined || match.partner === target.partnerId) &&
    (match.customer === undefined || match.customer === target.customerId) &&
    (match.institution === undefined || match.institution === target.institutionId)
  );
}

function matchesPath(wanted: string, { template, path }: FaultTarget): boolean {
  if (wanted.endsWith('*')) return path.startsWith(wanted.slice(0, -1));
  return wanted === template || wanted === path;
}
