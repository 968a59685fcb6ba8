import type { ApplicationRecord, PartnerRecord, RegistrationRecord } from './records.ts';

/** How long an application that was handed in is looked at, on the clock of the sandbox. */
const reviewMs = 60_000;

export const isApproved = ({ submittedAt }: RegistrationRecord, now: number) => now - submittedAt >= reviewMs;

/** Those of the seed, and those whose registration was approved since. */
export function applicationsOf({ applications, registrations }: PartnerRecord, now: number): ApplicationRecord[] {
  const approved = [...registrations.values()].filter((registration) => isApproved(registration, now));
  return [...applications, ...approved.map(({ applicationId, name }) => ({ applicationId, name }))];
}
