/** The part of WebAssembly's interface that is used (WebAssembly JavaScript Interface): Node's types leave it to those of browsers. */
declare namespace WebAssembly {
  interface Memory {
    readonly buffer: ArrayBuffer;
    /** @param pages of 64 KB */
    grow(pages: number): number;
  }

  interface Module {
    readonly [Symbol.toStringTag]?: string;
  }
  const Module: new (bytes: Uint8Array<ArrayBuffer>) => Module;

  interface Instance {
    readonly exports: object;
  }
  const Instance: new (
    module: Module,
    imports: Readonly<Record<string, Readonly<Record<string, (...given: number[]) => number | undefined>>>>,
  ) => Instance;

  const RuntimeError: new (message?: string) => Error;
}
