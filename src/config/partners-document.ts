import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';

/** What is written of a partner; what else the file says of it stays. */
export interface PartnerChange {
  readonly partnerId: string;
  readonly environment: string;
  /** As sealed for this partner and field. */
  readonly partnerSecret: { readonly sealed: string };
  readonly appKey: { readonly sealed: string };
  readonly name?: string;
}

/**
 * The text of a partners file with a partner added, or changed where it is there already. Comments and order stay.
 *
 * @param text null where there is no file yet
 */
export function withPartner(text: string | null, change: PartnerChange): string {
  const document = parseDocument(text ?? 'partners: []\n');
  if (!isMap(document.contents)) document.contents = document.createNode({}) as never;
  if (!isSeq(document.get('partners'))) document.set('partners', document.createNode([]));
  const list = document.get('partners');
  if (!isSeq(list)) throw new Error('the list was just made');
  if (list.items.length === 0) list.flow = false;
  const found = list.items.find((item) => isMap(item) && String(item.get('partnerId')) === change.partnerId);
  if (isMap(found)) update(document, found, change);
  else list.add(document.createNode({ ...change, clients: [] }));
  return document.toString({ lineWidth: 0 });
}

function update(document: Document, partner: YAMLMap, { partnerId: _, ...change }: PartnerChange): void {
  for (const [name, value] of Object.entries(change)) partner.set(name, document.createNode(value));
}
