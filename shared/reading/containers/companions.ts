/** Names of files that programs put beside the reports in an archive, and that hold none: the last part of the path, lower case. */
const companions: readonly RegExp[] = [
  // What a payload says of itself: cost management of OpenShift, AWS's cost and usage reports, FOCUS exports.
  /^manifest\.json$/,
  /[-_.]manifest\.json$/,
  // What a person reads.
  /^(readme|leggimi|licen[sc]e|changelog)(\.(txt|md|html?|rst))?$/,
  // What desktops and office programs leave in folders.
  /^\.ds_store$/,
  /^thumbs\.db$/,
  /^desktop\.ini$/,
  /^\.directory$/,
  /^~\$/,
  /^\._/,
];

/** Folders whose files are all companions. */
const folders: readonly string[] = ['__macosx', '.git', '.svn'];

/** Is a file of an archive, by its name, no report, so that nobody misses it when it is not read? */
export function isCompanion(name: string): boolean {
  const path = name.toLowerCase().split('/');
  const own = path.pop() ?? '';
  return path.some((folder) => folders.includes(folder)) || companions.some((pattern) => pattern.test(own));
}
