/** One longhand by its name in CSS: the table's, a flow-relative one, or one of earlier specifications. */

import type { Component } from "../../syntax/component.js";
import { named } from "../../syntax/named.js";
import type { Specified } from "../../values/specified.js";
import { cssName, PROPERTIES, type PropertyName, propertyName } from "../table.js";

/** A longhand with its specified value. */
export interface Longhand {
  /** Logical ones are resolved to a side by the element's direction. */
  readonly name: PropertyName | LogicalName;
  readonly value: Specified<unknown>;
}

/** Flow-relative names whose physical side depends on `direction`; the block axis is always vertical here. */
export type LogicalName = keyof typeof LOGICAL;

const LOGICAL = {
  marginInlineStart: { ltr: "marginLeft", rtl: "marginRight" },
  marginInlineEnd: { ltr: "marginRight", rtl: "marginLeft" },
  paddingInlineStart: { ltr: "paddingLeft", rtl: "paddingRight" },
  paddingInlineEnd: { ltr: "paddingRight", rtl: "paddingLeft" },
  borderInlineStartWidth: { ltr: "borderLeftWidth", rtl: "borderRightWidth" },
  borderInlineEndWidth: { ltr: "borderRightWidth", rtl: "borderLeftWidth" },
  borderInlineStartStyle: { ltr: "borderLeftStyle", rtl: "borderRightStyle" },
  borderInlineEndStyle: { ltr: "borderRightStyle", rtl: "borderLeftStyle" },
  borderInlineStartColor: { ltr: "borderLeftColor", rtl: "borderRightColor" },
  borderInlineEndColor: { ltr: "borderRightColor", rtl: "borderLeftColor" },
  insetInlineStart: { ltr: "left", rtl: "right" },
  insetInlineEnd: { ltr: "right", rtl: "left" },
  borderStartStartRadius: { ltr: "borderTopLeftRadius", rtl: "borderTopRightRadius" },
  borderStartEndRadius: { ltr: "borderTopRightRadius", rtl: "borderTopLeftRadius" },
  borderEndStartRadius: { ltr: "borderBottomLeftRadius", rtl: "borderBottomRightRadius" },
  borderEndEndRadius: { ltr: "borderBottomRightRadius", rtl: "borderBottomLeftRadius" },
  cornerStartStartShape: { ltr: "cornerTopLeftShape", rtl: "cornerTopRightShape" },
  cornerStartEndShape: { ltr: "cornerTopRightShape", rtl: "cornerTopLeftShape" },
  cornerEndStartShape: { ltr: "cornerBottomLeftShape", rtl: "cornerBottomRightShape" },
  cornerEndEndShape: { ltr: "cornerBottomRightShape", rtl: "cornerBottomLeftShape" },
} as const satisfies Record<string, { ltr: PropertyName; rtl: PropertyName }>;

/** The side that a logical property is of (CSS Logical 1, section 4). */
export function physicalName(name: PropertyName | LogicalName, direction: "ltr" | "rtl"): PropertyName {
  return Object.hasOwn(LOGICAL, name) ? LOGICAL[name as LogicalName][direction] : (name as PropertyName);
}

const LOGICAL_NAMES = new Map(Object.keys(LOGICAL).map((name) => [cssName(name), name as LogicalName]));

/** Other names for longhands: the block axis, and those of earlier specifications. */
const ALIASES: Readonly<Record<string, string>> = {
  "margin-block-start": "margin-top",
  "margin-block-end": "margin-bottom",
  "padding-block-start": "padding-top",
  "padding-block-end": "padding-bottom",
  "border-block-start-width": "border-top-width",
  "border-block-end-width": "border-bottom-width",
  "border-block-start-style": "border-top-style",
  "border-block-end-style": "border-bottom-style",
  "border-block-start-color": "border-top-color",
  "border-block-end-color": "border-bottom-color",
  "inset-block-start": "top",
  "inset-block-end": "bottom",
  "inline-size": "width",
  "contain-intrinsic-inline-size": "contain-intrinsic-width",
  "contain-intrinsic-block-size": "contain-intrinsic-height",
  "block-size": "height",
  "min-inline-size": "min-width",
  "max-inline-size": "max-width",
  "min-block-size": "min-height",
  "max-block-size": "max-height",
  "page-break-before": "break-before",
  "page-break-after": "break-after",
  "page-break-inside": "break-inside",
  "word-wrap": "overflow-wrap",
  "grid-row-gap": "row-gap",
  "grid-column-gap": "column-gap",
  "overflow-inline": "overflow-x",
  "overflow-block": "overflow-y",
  "font-width": "font-stretch",
};

/** Names of longhands that are not the table's. */
export const otherLonghandNames = (): string[] => [...LOGICAL_NAMES.keys(), ...Object.keys(ALIASES)];

/** The table's name, or a logical one; undefined for what is no longhand. */
export const longhandName = (cssName: string): PropertyName | LogicalName | undefined =>
  LOGICAL_NAMES.get(cssName) ?? propertyName(named(ALIASES, cssName) ?? cssName);

/** Undefined for what the property doesn't take. */
export function longhand(cssName: string, value: readonly Component[]): Longhand | undefined {
  const name = longhandName(cssName);
  if (!name) return undefined;
  const specified = PROPERTIES[physicalName(name, "ltr")].parse(value);
  return specified && { name, value: specified };
}
