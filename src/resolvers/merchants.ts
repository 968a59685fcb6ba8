import type { RequestContext } from '../context.ts';
import type { MerchantLocation } from '../domain/merchants.ts';
import { badInput } from './reports.ts';

interface MerchantArgs {
  readonly identifier?: { readonly type: string; readonly value: string } | null | undefined;
  readonly merchant?:
    | {
        readonly name: string;
        readonly streetAddress: string;
        readonly city?: string | null | undefined;
        readonly state?: string | null | undefined;
        readonly postalCode?: string | null | undefined;
      }
    | null
    | undefined;
}

/** The table of merchants is the same for everybody. @throws BAD_USER_INPUT unless it is told one way to look */
export function merchantLocations(
  { identifier, merchant }: MerchantArgs,
  { sources }: RequestContext,
): Promise<readonly MerchantLocation[]> {
  if (identifier != null && merchant == null) {
    return sources.merchants.locations({ idType: identifier.type, idValue: identifier.value });
  }
  if (merchant != null && identifier == null) {
    const { name, ...address } = merchant;
    return sources.merchants.locations({ merchantName: name, ...address });
  }
  throw badInput('Give either `identifier` or `merchant`: upstream takes no mixture of them.');
}
