import type { Shaped } from '../domain/report-shapes/shape.ts';

// The shape that names a field also gave its value the kind when it was read.

export const one = (name: string) => (source: Shaped) => (source.values[name] ?? null) as Shaped | null;

export const many = (name: string) => (source: Shaped) => (source.values[name] ?? null) as readonly Shaped[] | null;

export const texts = (name: string) => (source: Shaped) => (source.values[name] ?? null) as readonly string[] | null;
