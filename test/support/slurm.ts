/** Slurm on one node of loopback, as Debian has it, without systemd and munge: started in a folder of its own, ended by its process ids. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { freePorts } from "./ports.js";

const CONTROLLER = "/usr/sbin/slurmctld";
const DAEMON = "/usr/sbin/slurmd";
const has = (program: string): boolean => spawnSync(program, ["-V"], { stdio: "ignore" }).error === undefined;

export const hasSlurm = has(CONTROLLER) && has(DAEMON) && has("sbatch");
if (!hasSlurm)
  console.warn("slurmctld, slurmd and slurm-client are not installed: the tests that need them are skipped");

function configuration(work: string, node: string, [controller, daemon]: readonly number[]): string {
  const user = userInfo().username;
  return `ClusterName=versus
SlurmctldHost=${node}(127.0.0.1)
AuthType=auth/none
AuthInfo=cred_expire=5
CredType=cred/none
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/builtin
SwitchType=switch/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SlurmUser=${user}
SlurmdUser=${user}
StateSaveLocation=${work}/state
SlurmdSpoolDir=${work}/spool
SlurmctldPidFile=${work}/run/slurmctld.pid
SlurmdPidFile=${work}/run/slurmd.pid
SlurmctldLogFile=${work}/log/slurmctld.log
SlurmdLogFile=${work}/log/slurmd.log
SlurmctldPort=${controller}
SlurmdPort=${daemon}
ReturnToService=2
SlurmdTimeout=5
KillWait=3
MinJobAge=600
MaxArraySize=1001
SchedulerParameters=sched_interval=1,batch_sched_delay=0
NodeName=${node} NodeAddr=127.0.0.1 CPUs=2 RealMemory=1000 State=UNKNOWN
PartitionName=debug Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;
}

export class Slurm {
  readonly #env: NodeJS.ProcessEnv;
  readonly #node = hostname().split(".")[0]!;
  readonly #controller: ChildProcess;
  #daemon: ChildProcess;

  private constructor(
    readonly work: string,
    conf: string,
  ) {
    this.#env = { ...process.env, SLURM_CONF: conf };
    this.#controller = spawn(CONTROLLER, ["-D"], { env: this.#env, stdio: "ignore" });
    this.#daemon = this.#startDaemon();
  }

  static async start(work: string): Promise<Slurm> {
    for (const folder of ["state", "spool", "run", "log"]) mkdirSync(join(work, folder), { recursive: true });
    const conf = join(work, "slurm.conf");
    writeFileSync(conf, configuration(work, hostname().split(".")[0]!, await freePorts(2)));
    const slurm = new Slurm(work, conf);
    await slurm.until(() => slurm.nodeState() === "idle");
    return slurm;
  }

  #startDaemon(): ChildProcess {
    return spawn(DAEMON, ["-D", "-N", this.#node], { env: this.#env, stdio: "ignore" });
  }

  #ask(program: string, args: readonly string[], cwd?: string): string {
    const { stdout, stderr, status } = spawnSync(program, args, {
      env: this.#env,
      encoding: "utf8",
      cwd,
      timeout: 20_000,
    });
    if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  }

  /** As sinfo has it, without the mark of a node that doesn't answer. */
  nodeState(): string {
    try {
      return this.#ask("sinfo", ["-h", "-o", "%T"]).replace(/\W/g, "");
    } catch {
      return "unknown";
    }
  }

  /** Waits for something, a minute and a half at most. */
  async until(holds: () => boolean): Promise<void> {
    for (const end = Date.now() + 90_000; !holds(); ) {
      if (Date.now() > end) throw new Error(`waited for too long; the node is ${this.nodeState()}`);
      await rest(100);
    }
  }

  /** @returns the number of the job */
  submit(cwd: string, script: string, ...options: string[]): string {
    const path = join(cwd, `${options.length}-${script.length}.sh`);
    writeFileSync(path, `#!/bin/bash\n${script}\n`);
    return this.#ask("sbatch", ["--parsable", ...options, path], cwd);
  }

  /** Of each task of a job: its state, and the exit code of its last run. */
  tasks(job: string): { readonly state: string; readonly code: number }[] {
    const told = this.#ask("scontrol", ["show", "job", "-o", job]);
    return told.split("\n").map((line) => ({
      state: /JobState=(\w+)/.exec(line)?.[1] ?? "",
      code: Number(/ExitCode=(\d+)/.exec(line)?.[1]),
    }));
  }

  async ended(job: string): Promise<void> {
    const open = new Set(["PENDING", "RUNNING", "COMPLETING", "CONFIGURING", "REQUEUED", "SUSPENDED"]);
    await this.until(() => this.tasks(job).every(({ state }) => !open.has(state)));
  }

  requeue(task: string): void {
    this.#ask("scontrol", ["requeue", task]);
  }

  /** The node goes down with all that runs on it, and comes back once Slurm knows. */
  async crash(): Promise<void> {
    this.#daemon.kill("SIGKILL");
    this.#killJobs();
    await this.until(() => /^down/.test(this.nodeState()));
    this.#daemon = this.#startDaemon();
  }

  stop(): void {
    this.#daemon.kill("SIGKILL");
    this.#controller.kill("SIGKILL");
    this.#killJobs();
  }

  /** What runs of jobs, and what looks after them: they alone have this Slurm in their environment. */
  #killJobs(): void {
    const own = new Set([this.#controller.pid, this.#daemon.pid, process.pid]);
    for (const name of readdirSync("/proc")) {
      const id = Number(name);
      if (Number.isInteger(id) && !own.has(id) && environmentOf(id).includes(`SLURM_CONF=${this.#env.SLURM_CONF}`))
        killProcess(id);
    }
  }
}

/** Of a process that has ended, or is someone else's, nothing. */
function environmentOf(id: number): string[] {
  try {
    return readFileSync(`/proc/${id}/environ`, "utf8").split("\0");
  } catch {
    return [];
  }
}

function killProcess(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
