/** The types that the package has -> what TypeDoc knows of each that a program can import. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** Whether TypeDoc is there: it is installed here alone, since it wants an earlier TypeScript than the rest of the project has. */
export const isInstalled = existsSync(join(HERE, "node_modules/typedoc"));

/**
 * @param root of the repository, compiled
 * @returns the project, as TypeDoc's JSON has it
 */
export async function readTypes(root) {
  const { Application, TSConfigReader } = await import("typedoc");
  const options = {
    entryPoints: [join(root, "dist/index.d.ts")],
    tsconfig: join(HERE, "tsconfig.json"),
    // The project's own TypeScript has checked them.
    skipErrorChecking: true,
    excludeExternals: true,
    disableGit: true,
    disableSources: true,
    readme: "none",
    logLevel: "Warn",
    // What nobody has written about, or exported, is told by reference.mjs, for what is shown.
    validation: false,
    treatWarningsAsErrors: true,
  };
  const application = await Application.bootstrap(options, [new TSConfigReader()]);
  // As they are written: the compiler has no names any more for types that it has worked out.
  const { converter } = application;
  const convert = converter.convertType.bind(converter);
  converter.convertType = (context, type, node) => convert(context, node ?? type);
  const project = await application.convert();
  if (project === undefined || application.logger.hasWarnings() || application.logger.hasErrors())
    throw new Error("TypeDoc could not read the types in dist/");
  return application.serializer.projectToObject(project, root);
}
