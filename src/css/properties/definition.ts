/** What a property is: one entry of the table of properties. */
import type { Component } from "../syntax/component.js";
import type { Parser, Specified } from "../values/specified.js";

export interface PropertyDefinition<T> {
  readonly initial: T;
  readonly inherited: boolean;
  /** Undefined for what the property doesn't take. */
  parse(value: readonly Component[]): Specified<T> | undefined;
}

export function property<T>(initial: T, parse: Parser<T>): PropertyDefinition<T> {
  return { initial, inherited: false, parse };
}

export function inherited<T>(initial: T, parse: Parser<T>): PropertyDefinition<T> {
  return { initial, inherited: true, parse };
}
