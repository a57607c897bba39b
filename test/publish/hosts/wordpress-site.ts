/** A real WordPress on loopback: MariaDB in a temporary folder, asked by a socket alone, and PHP's own server. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { temporaryFolder } from "../../support/project.js";

const WORDPRESS = "/usr/share/wordpress";
const MARIADB = "/usr/sbin/mariadbd";

/** What is missing for it; undefined where nothing is. */
export function lackingForWordpress(): string | undefined {
  if (!existsSync(join(WORDPRESS, "wp-includes/rest-api.php"))) return "wordpress";
  if (!existsSync(MARIADB)) return "mariadb-server";
  try {
    return execFileSync("php", ["-m"], { encoding: "utf8" }).includes("mysqli") ? undefined : "php-mysql";
  } catch {
    return "php-cli";
  }
}

export interface WordpressSite {
  readonly url: string;
  /** Application passwords of the users `a-editor`, `a-contributor` and so on, by role. */
  readonly passwords: Readonly<Record<string, string>>;
  stop(): void;
}

export async function startWordpress(): Promise<WordpressSite> {
  const folder = temporaryFolder();
  const socket = join(folder, "db.sock");
  const data = join(folder, "data");
  const owner = process.getuid?.() === 0 ? ["--user=root"] : [];
  execFileSync(
    "mariadb-install-db",
    [...owner, `--datadir=${data}`, "--auth-root-authentication-method=normal", "--skip-test-db"],
    {
      stdio: "ignore",
    },
  );
  const children: ChildProcess[] = [];
  const stop = () => {
    for (const child of children) child.kill("SIGKILL");
  };
  const options = [
    "--no-defaults",
    ...owner,
    `--datadir=${data}`,
    `--socket=${socket}`,
    "--skip-networking",
    "--innodb-buffer-pool-size=32M",
    `--pid-file=${join(folder, "db.pid")}`,
  ];
  children.push(spawn(MARIADB, options, { stdio: "ignore" }));
  try {
    await until(() => {
      execFileSync(
        "mariadb",
        ["--no-defaults", `--socket=${socket}`, "-uroot", "-e", "CREATE DATABASE IF NOT EXISTS wordpress"],
        { stdio: "ignore" },
      );
    });
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const site = join(folder, "site");
    layOut(site);
    const env = {
      ...process.env,
      VERSUS_TEST_SOCKET: socket,
      VERSUS_TEST_URL: url,
      VERSUS_TEST_CONTENT: join(site, "wp-content"),
    };
    const passwords = execFileSync("php", [join(site, "wp-config.php"), "--install"], { env, encoding: "utf8" });
    const php = spawn("php", ["-d", "opcache.enable=1", "-S", `127.0.0.1:${port}`, "-t", site], {
      env: { ...env, PHP_CLI_SERVER_WORKERS: "2" },
      stdio: "ignore",
      detached: true,
    });
    children.push(php);
    php.kill = (signal) => php.pid !== undefined && process.kill(-php.pid, signal);
    await until(async () => void (await fetch(`${url}/?rest_route=/`)));
    return { url, passwords: JSON.parse(passwords), stop };
  } catch (error) {
    stop();
    throw error;
  }
}

/** WordPress as it is installed, but for its settings and what it writes. */
function layOut(site: string): void {
  mkdirSync(join(site, "wp-content/uploads"), { recursive: true });
  for (const folder of ["wp-includes", "wp-admin"]) symlinkSync(join(WORDPRESS, folder), join(site, folder));
  mkdirSync(join(site, "wp-content/themes"), { recursive: true });
  copyFileSync("test/publish/hosts/wordpress.php", join(site, "wp-config.php"));
  writeFileSync(
    join(site, "index.php"),
    `<?php define( 'WP_USE_THEMES', false ); require __DIR__ . '/wp-config.php'; wp();`,
  );
}

async function until(work: () => void | Promise<void>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === 150) throw error;
      await sleep(200);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
