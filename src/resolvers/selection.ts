import {
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isObjectType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * Whether everything selected below a field can be answered from the parent's ids: then nothing needs to be loaded to
 * answer the field itself. Fields say so in their `known` extension.
 *
 * @param typeName the object type that the field answers, where the field's own type is an interface
 */
export function selectsOnlyKnown(info: GraphQLResolveInfo, typeName?: string): boolean {
  const type = typeName === undefined ? getNamedType(info.returnType) : info.schema.getType(typeName);
  return info.fieldNodes.every((node) => !node.selectionSet || isKnown(node.selectionSet, type, info));
}

/** Whether a field of this name is selected directly below. */
export function selects(info: GraphQLResolveInfo, fieldName: string): boolean {
  return info.fieldNodes.some((node) => node.selectionSet && mentions(node.selectionSet, fieldName, info));
}

/** Whether a field of this name is selected anywhere below. */
export function selectsBelow(info: GraphQLResolveInfo, fieldName: string): boolean {
  return info.fieldNodes.some((node) => node.selectionSet && mentionsBelow(node.selectionSet, fieldName, info));
}

function mentionsBelow(set: SelectionSetNode, fieldName: string, info: GraphQLResolveInfo): boolean {
  return set.selections.some((selection) => {
    if (isLeftOut(selection, info)) return false;
    if (selection.kind === 'Field' && selection.name.value === fieldName) return true;
    const inner = selection.kind === 'FragmentSpread' ? info.fragments[selection.name.value] : selection;
    return inner?.selectionSet !== undefined && mentionsBelow(inner.selectionSet, fieldName, info);
  });
}

/** Whether one of these fields of a type is selected directly below. */
export function selectsAnyOf(info: GraphQLResolveInfo, fieldNames: readonly string[]): boolean {
  return fieldNames.some((name) => selects(info, name));
}

function isKnown(set: SelectionSetNode, type: GraphQLNamedType | undefined, info: GraphQLResolveInfo): boolean {
  return set.selections.every((selection) => {
    if (isLeftOut(selection, info)) return true;
    if (selection.kind !== 'Field') {
      const fragment = selection.kind === 'InlineFragment' ? selection : info.fragments[selection.name.value];
      return (
        !fragment ||
        !applies(fragment.typeCondition?.name.value, type, info) ||
        isKnown(fragment.selectionSet, type, info)
      );
    }
    if (selection.name.value.startsWith('__')) return true;
    return isObjectType(type) && type.getFields()[selection.name.value]?.extensions.known === true;
  });
}

function mentions(set: SelectionSetNode, fieldName: string, info: GraphQLResolveInfo): boolean {
  return set.selections.some((selection) => {
    if (isLeftOut(selection, info)) return false;
    if (selection.kind === 'Field') return selection.name.value === fieldName;
    const fragment = selection.kind === 'InlineFragment' ? selection : info.fragments[selection.name.value];
    return fragment !== undefined && mentions(fragment.selectionSet, fieldName, info);
  });
}

/** A fragment on another object type never contributes; one on an interface may. */
function applies(condition: string | undefined, type: GraphQLNamedType | undefined, info: GraphQLResolveInfo): boolean {
  if (condition === undefined || condition === type?.name) return true;
  return !isObjectType(info.schema.getType(condition));
}

function isLeftOut(selection: SelectionNode, info: GraphQLResolveInfo): boolean {
  if (!selection.directives?.length) return false;
  return (
    getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues)?.if === false
  );
}

/**
 * Lets a reference stand for the whole where only known fields are selected: no field that the reference lacks can be read.
 * The one place where the types are told more than they can see.
 */
export function standIn<Whole extends Ref, Ref extends object>(ref: Ref): Whole {
  return ref as unknown as Whole;
}
