/** Properties are tried with the same cases in each run, so that a run depends on nothing but the code; VERSUS_SEED asks for other ones. */
import * as fc from "fast-check";

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.VERSUS_SEED ?? 7) });
