/** Bounds of reading. They keep memory flat whatever arrives; each has a reason code that says so. */

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

/** Characters of decoded text that recognition looks at. */
export const HEAD_CHARACTERS = 64 * KIB;
/** Bytes that decide what container a file is. */
export const MAGIC_BYTES = 4 * KIB;
/** Longest text of YAML or JSON that people write. Longer ones are not written by hand, and one of four times the length takes half a gigabyte to understand. */
export const LONGEST_TEXT = MIB;
/** Longest row of a table or a list, in characters (`ROW_TOO_LONG`). */
export const LONGEST_ROW_CHARACTERS = MIB;
/** Longest single JSON document, or part of one that cannot be sliced, in characters (`JSON_TOO_LARGE`). */
export const LONGEST_JSON_CHARACTERS = 8 * MIB;
/** Longer JSON documents are read in slices of about as many characters, where their format knows which of their lists are rows. */
export const SLICE_CHARACTERS = 512 * KIB;
/** Levels of objects and lists inside each other (`JSON_TOO_DEEP`): exports have ten, and walking a document must not exhaust the stack. */
export const DEEPEST_JSON = 100;
/** Most bytes that an archive may unpack to (`ARCHIVE_TOO_LARGE`). */
export const MOST_UNPACKED_BYTES = 8 * GIB;
/** Bytes unpacked per byte packed that no export reaches, judged beyond the first `RATIO_FREE_BYTES`. */
export const HIGHEST_RATIO = 400;
export const RATIO_FREE_BYTES = 64 * MIB;
/** Series of one file, by resource, metric, statistic, unit and zone (`TOO_MANY_SERIES`): a digest grows with them, not with rows. */
export const MOST_SERIES = 20_000;
/** Days with rows, summed over the series of one file (`TOO_MANY_SERIES_DAYS`): 1 kB of digest each, and six in memory when it is judged. */
export const MOST_SERIES_DAYS = 40_000;
/** Resources and addresses of one file together (`LIST_TOO_LONG`). */
export const MOST_LISTED = 200_000;
/** Characters of the names of its series, resources and addresses (`NAMES_TOO_LONG`): a digest holds each of them. */
export const MOST_NAME_CHARACTERS = 16 * MIB;
/** Layers of packing inside each other: gzip inside gzip, as mail gateways make it. A file of an archive counts anew. */
export const DEEPEST_ARCHIVE = 2;
/** Characters of the name of a resource or of a measure (`NAME_TOO_LONG`): the longest ids of providers have half as many. */
export const LONGEST_NAME_CHARACTERS = 2 * KIB;
/** Characters of a unit: what comes behind them is left out, and no unit that is known has as many. */
export const LONGEST_UNIT_CHARACTERS = 64;
/** Rows at the start of a table among which its header is looked for. */
export const HEADER_SEARCH_ROWS = 60;
/** Most bytes held at once of a workbook, a Parquet file or a zip that lies inside another container (`ARCHIVE_TOO_DEEP`): only a file by itself can be read at any place. */
export const MOST_BYTES_IN_MEMORY = 48 * MIB;
/** Files of one archive (`ARCHIVE_TOO_MANY_MEMBERS`): an export has some hundreds at most. */
export const MOST_MEMBERS = 10_000;
/** Longest directory of a zip (`ARCHIVE_TOO_MANY_MEMBERS`), held in memory whole: the most files, each with a long path. */
export const MOST_DIRECTORY_BYTES = 8 * MIB;
/** Largest file of a tar that is held in memory while it is its turn. A tar can only be passed over: there is no other way back in it. */
export const MOST_TAR_BYTES_HELD = 16 * MIB;
/** Of a larger one, what is held, so that looking at its start takes no new pass. */
export const TAR_HEAD_BYTES = MIB;
/** Bytes that all passes over a tar but the first may cost (`ARCHIVE_READ_TOO_OFTEN`): without it they would grow with the square of its large files. */
export const MOST_TAR_BYTES_AGAIN = 32 * GIB;
/** Longest header that says more of the next file of a tar (`ARCHIVE_CORRUPT`); a path is at most a sixteenth of it. */
export const LONGEST_TAR_NOTE = 64 * KIB;

/* Workbooks: rows and columns are what spreadsheets themselves admit. */

/** Rows of a sheet (`SHEET_TOO_LARGE`). */
export const MOST_SHEET_ROWS = 1_048_576;
/** Columns of a sheet (`SHEET_TOO_LARGE`). */
export const MOST_SHEET_COLUMNS = 16_384;
/** Cells without a value, beside those that have one, that the text of a sheet is filled up with (`SHEET_TOO_LARGE`). */
export const MOST_EMPTY_CELLS = 64 * MIB;
/** A row is filled up to the widest before it, but not beyond this: a stray note far to the right would make every row long. */
export const WIDEST_FILL = 1024;
/** Different texts of a workbook, and their characters: the only part of it that is held in memory (`WORKBOOK_TEXTS_TOO_MANY`). */
export const MOST_SHARED_TEXTS = 512 * KIB;
export const MOST_SHARED_CHARACTERS = 16 * MIB;
/** Characters of one of them as XML, with all that is said of its looks (`WORKBOOK_DAMAGED`). */
export const LONGEST_SHARED_TEXT = 4 * MIB;
/** Characters between two tags: a spreadsheet's cell holds 32,767 (`WORKBOOK_DAMAGED`). */
export const MOST_UNTAGGED_CHARACTERS = MIB;
/** Elements inside each other (`WORKBOOK_DAMAGED`): sheets have seven. */
export const DEEPEST_XML = 64;
/** Characters of a part that is no sheet and no table of texts (`WORKBOOK_DAMAGED`): styles, names of sheets, where what lies. */
export const LONGEST_SMALL_PART = 32 * MIB;
/** Characters of the table of texts as XML, and of what stands before, between and behind the rows of a sheet (`WORKBOOK_DAMAGED`). */
export const LONGEST_TEXTS_PART = 96 * MIB;
export const LONGEST_BESIDE_ROWS = 64 * MIB;
/** Formats of cells (`WORKBOOK_DAMAGED`): Excel admits 65,490. */
export const MOST_CELL_FORMATS = 100_000;
/** The end of a column store, which says where everything is (`PARQUET_TOO_LARGE`); a hundred columns in as many row groups take a tenth. */
export const LARGEST_PARQUET_FOOTER = 16 * MIB;
/** One page of a column, unpacked (`PARQUET_TOO_LARGE`): writers make pages of 1 MiB, some one of a whole column of 100,000 rows. */
export const LARGEST_PARQUET_PAGE = 32 * MIB;
/** Pages, dictionaries and packed bytes of all columns at one time (`PARQUET_TOO_LARGE`): a row is spread over as many places as it has columns. */
export const MOST_PARQUET_BYTES_HELD = 96 * MIB;
/** Characters of the rows that are put together at one time (`PARQUET_TOO_LARGE`). */
export const LONGEST_PARQUET_BATCH = 16 * MIB;
