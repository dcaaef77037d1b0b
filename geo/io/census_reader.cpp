#include "geo/io/census_reader.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "geo/core/error.h"
#include "geo/io/detail/census_table.h"
#include "geo/io/zip_stream.h"

namespace nahraum::geo {

namespace {

namespace fs = std::filesystem;

/// Streamed, not unpacked: the whole of Germany at 100 m with all age groups has some 300 MB.
constexpr ArchiveLimits kLimits{.total_bytes = 16ull << 30, .inner_archives = true};

/// The plain file, or the archive with its entries: where tables come from.
class TableFile {
 public:
  explicit TableFile(const fs::path& path) : path_(path), file_(path.filename().string()) {
    if (looks_like_zip(path)) archive_ = std::make_unique<ZipArchive>(path, kLimits);
  }

  struct Part {
    std::string name;  ///< empty for the plain file
    ZipEntry entry;
  };
  [[nodiscard]] std::vector<Part> parts() const {
    if (!archive_) return {Part{}};
    std::vector<Part> parts;
    for (const ZipEntry& entry : archive_->entries()) parts.push_back({entry.name, entry});
    return parts;
  }
  [[nodiscard]] std::unique_ptr<ByteSource> open(const Part& part) const {
    return archive_ ? archive_->open(part.entry) : open_file_source(path_);
  }
  [[nodiscard]] bool is_archive() const { return archive_ != nullptr; }
  [[nodiscard]] const std::string& name() const { return file_; }

 private:
  fs::path path_;
  std::string file_;
  std::unique_ptr<ZipArchive> archive_;
};

struct FoundTable {
  census::GridTable table;
  TableFile::Part part;
  std::uint64_t bytes = 0;
};

bool is_csv_name(const std::string& name) {
  const std::string lower = census::lower_case(name);
  return lower.ends_with(".csv") || lower.ends_with(".txt");
}

/// The header line; a line "sep=;" above it (Excel) is passed over.
std::optional<census::Header> read_header(LineStream& lines) {
  std::string_view line;
  if (!lines.next(line)) return std::nullopt;
  if (census::lower_case(line).starts_with("sep=") && !lines.next(line)) return std::nullopt;
  return census::recognise_header(line);
}

/// Where the header does not tell the cell size, the first cell does.
std::int32_t first_cell_size(const census::Header& header, LineStream& lines) {
  std::vector<std::string_view> fields;
  for (std::string_view line; lines.next(line);) {
    census::split_fields(line, header.separator, fields);
    if (header.id >= fields.size()) continue;
    if (const auto cell = parse_cell(census::trimmed(fields[header.id]))) return cell->size;
  }
  return 0;
}

/// The year in a name decides, then the header.
std::string edition_of(const std::string& names, const census::Header& header) {
  if (names.find("2022") != std::string::npos) return "Zensus 2022";
  if (names.find("2011") != std::string::npos) return "Zensus 2011";
  return header.edition.empty() ? "Zensus 2022" : header.edition;
}

std::optional<FoundTable> recognise(const TableFile& file, const TableFile::Part& part) {
  const std::unique_ptr<ByteSource> source = file.open(part);
  LineStream lines(*source, file.name());
  std::optional<census::Header> header = read_header(lines);
  if (!header) return std::nullopt;
  FoundTable found;
  found.part = part;
  found.bytes = source->size();
  found.table.name = part.name;
  found.table.file = part.name.empty() ? file.name() : file.name() + "/" + part.name;
  found.table.cell_size =
      header->cell_size > 0 ? header->cell_size : first_cell_size(*header, lines);
  header->edition = edition_of(found.table.file, *header);
  found.table.header = std::move(*header);
  return found;
}

std::vector<FoundTable> find_tables(const TableFile& file, Findings& findings) {
  std::vector<FoundTable> tables;
  for (const TableFile::Part& part : file.parts()) {
    std::optional<FoundTable> found;
    if (!file.is_archive() || is_csv_name(part.name)) found = recognise(file, part);
    if (found) {
      tables.push_back(std::move(*found));
    } else if (file.is_archive()) {
      findings.add(Severity::Info, "census.not_a_table",
                   text("„{}“ ist keine Gittertabelle und wird nicht gelesen.",
                        "\"{}\" is no grid table and is not read.", part.name));
    }
  }
  if (tables.empty()) {
    throw Error(
        ErrorKind::Input,
        {"Das ist keine Gittertabelle des Zensus: Es fehlt eine Kopfzeile mit „GITTER_ID_…“ "
         "und Wertespalten.",
         "This is no grid table of the census: there is no header with \"GITTER_ID_…\" and "
         "columns of values."})
        .in_file(file.name())
        .with_hint({"Bitte die CSV-Datei oder das ZIP von zensus2022.de unverändert angeben "
                    "(Text in UTF-8 oder Windows-1252).",
                    "Please name the CSV or ZIP from zensus2022.de unchanged (text in UTF-8 or "
                    "Windows-1252)."});
  }
  return tables;
}

/// Keeps the tables of one cell size: the one asked for, else the finest.
std::int32_t choose_size(std::vector<FoundTable>& tables, const TableFile& file,
                         std::int32_t wanted, Findings& findings) {
  std::set<std::int32_t> sizes;
  for (const FoundTable& found : tables) {
    if (found.table.cell_size > 0) sizes.insert(found.table.cell_size);
  }
  if (sizes.empty()) {
    throw Error(ErrorKind::Input,
                {"Die Tabelle enthält keine Gitterzelle.", "The table holds no grid cell."})
        .in_file(file.name());
  }
  const std::int32_t size = wanted > 0 ? wanted : *sizes.begin();
  if (!sizes.contains(size)) {
    throw Error(ErrorKind::Input,
                text("Es gibt hier kein Gitter mit {} m. Vorhanden sind (in m): {}.",
                     "There is no grid of {} m here. Present are (in m): {}.", size,
                     fmt::join(sizes, ", ")))
        .in_file(file.name());
  }
  for (const FoundTable& found : tables) {
    if (found.table.cell_size == size) continue;
    findings.add(Severity::Info, "census.other_size",
                 text("„{}“ hat Zellen von {} m und wird nicht gelesen; verwendet wird {} m.",
                      "\"{}\" has cells of {} m and is not read; {} m is used.", found.table.name,
                      found.table.cell_size, size));
  }
  std::erase_if(tables, [&](const FoundTable& found) { return found.table.cell_size != size; });
  return size;
}

CensusGrid read_table(const TableFile& file, const FoundTable& found, census::Job& job) {
  const std::unique_ptr<ByteSource> source = file.open(found.part);
  LineStream lines(*source, file.name());
  if (!read_header(lines)) return {};
  CensusGrid grid = found.table.header.rows ? census::read_long(found.table, lines, job)
                                            : census::read_wide(found.table, lines, job);
  job.bytes_before += found.bytes;
  return grid;
}

void check_outcome(const TableFile& file, const CensusResult& result, Findings& findings) {
  const CensusReport& report = result.report;
  if (report.rejected > 0 && report.rejected == report.rows) {
    throw Error(ErrorKind::Input, text("Keine einzige der {} Zeilen ist verwendbar.",
                                       "Not one of the {} rows can be used.", report.rows))
        .in_file(file.name())
        .with_hint({findings.kept().back().message.de, findings.kept().back().message.en});
  }
  if (result.grid.size() > 0) return;
  findings.add(Severity::Warning, "census.empty",
               {"Im Untersuchungsgebiet liegt keine Gitterzelle dieser Datei.",
                "No grid cell of this file lies in the study area."});
}

CensusResult read_tables(const TableFile& file, const CensusOptions& options, Findings& findings) {
  std::vector<FoundTable> tables = find_tables(file, findings);
  choose_size(tables, file, options.cell_size, findings);
  CensusResult result;
  census::Selection selection(options.attributes);
  census::Job job{options, selection, findings, result.report};
  for (const FoundTable& found : tables) job.bytes_total += found.bytes;
  std::vector<CensusGrid> grids;
  std::set<std::string> editions;
  for (const FoundTable& found : tables) {
    CensusGrid grid = read_table(file, found, job);
    if (grid.attributes().empty()) continue;
    grids.push_back(std::move(grid));
    editions.insert(found.table.header.edition);
    if (file.is_archive()) result.tables.push_back(found.part.name);
  }
  result.present = selection.present();
  if (!options.missing_ok) selection.check_all_found(file.name());
  result.edition = fmt::format("{}", fmt::join(editions, ", "));
  result.grid = grids.size() == 1 ? std::move(grids.front()) : joined(grids);
  // Nothing of what was asked for is here: that is the caller's to tell.
  if (!grids.empty() || !options.missing_ok) check_outcome(file, result, findings);
  return result;
}

}  // namespace

CensusResult read_census(const fs::path& path, const CensusOptions& options, Findings& findings) {
  const TableFile file(path);
  findings.set_file(file.name());
  try {
    return read_tables(file, options, findings);
  } catch (Error& error) {
    if (!error.file().empty()) throw;
    throw std::move(error).in_file(file.name());
  }
}

}  // namespace nahraum::geo
