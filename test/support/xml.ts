/** An element with its text, or with the elements in it. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly elements: readonly XmlElement[];
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads elements and text, and nothing else of XML: a document type, an entity of its own, a processing instruction or a
 * comment is refused, so that no document can name a file or grow while it is read.
 */
export function parseXml(document: string): XmlElement {
  const body = document.replace(/^\ufeff?<\?xml [^?]*\?>\s*/, '');
  const open: { name: string; text: string; elements: XmlElement[] }[] = [{ name: '', text: '', elements: [] }];
  for (const [token, end, name, empty] of body.matchAll(/<(\/?)([A-Za-z_][\w.-]*)(\/?)>|[^<]+|</g)) {
    const current = open.at(-1)!;
    if (name === undefined) {
      if (token === '<') throw new Error('neither an element nor text');
      current.text += token.replace(/&([^;]{0,8};?)/g, (_all, entity: string) => {
        const meant = entities[entity.slice(0, -1)];
        if (!entity.endsWith(';') || meant === undefined) throw new Error(`unknown entity ${entity}`);
        return meant;
      });
    } else if (end) {
      if (open.length < 2 || current.name !== name) throw new Error(`</${name}> closes nothing`);
      open.pop();
    } else {
      const element = { name, text: '', elements: [] };
      current.elements.push(element);
      if (!empty) open.push(element);
    }
  }
  const [root, ...more] = open[0]!.elements;
  if (open.length > 1 || root === undefined || more.length > 0) throw new Error('not one whole element');
  return root;
}

/** What the elements of the names of an object say, lists as those of `item`: the text of every leaf. */
export function leavesOf({ text, elements }: XmlElement): readonly string[] {
  return elements.length === 0 ? [text] : elements.flatMap(leavesOf);
}
