/** The door of the stage: What the last build wrote -> pages at a host. Other stages take what stands here, and nothing else. */
export { hostOf } from "./hosts.js";
export type { Clock, Login } from "./http/client.js";
export { PublishFault } from "./http/fault.js";
export type { Deed, Step } from "./plan/plan.js";
export { type DoneStep, type Published, publish } from "./publish.js";
export { wantedSheets } from "./wanted.js";
