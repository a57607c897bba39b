/** Why a file isn't read, as a clause that goes on after its name: "its tables have 9,000 cells". */
export class Unreadable extends Error {}
