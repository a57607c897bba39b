/** The title of a sheet with its language; a title alone is in that of the sheet that names it. */
export type SheetTitle = string | { readonly title: string /** BCP 47 */; readonly lang: string };
