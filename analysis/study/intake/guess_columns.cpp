#include "analysis/study/intake/guess_columns.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <string_view>

#include "analysis/study/intake/import_fields.h"
#include "analysis/study/keys/document.h"
#include "geo/core/error.h"
#include "geo/io/cell_text.h"
#include "geo/io/recipe.h"

namespace nahraum::analysis {

namespace {

constexpr std::size_t kRowsLookedAt = 200;

struct Names {
  std::string_view field;
  std::string_view words;  ///< letters and digits only, umlauts written out, parted by blanks
};

/// What offices call their columns, beside the field's own name and the titles of our templates.
constexpr std::array kKitaNames{
    Names{"kita_id", "kitanr nr nummer id einrichtungsnr einrichtungsnummer kitanummer schluessel"},
    Names{"name",
          "einrichtung kita bezeichnung einrichtungsname kitaname nameeinrichtung "
          "namedereinrichtung namederkita kindertagesstaette kindertageseinrichtung"},
    Names{"traeger", "traegername einrichtungstraeger traegerdereinrichtung"},
    Names{"place", "ort ortsteil gemeinde stadt wohnort standort"},
    Names{"x",
          "rechtswert ostwert ost easting east utmost utmx xkoordinate koordx laenge "
          "laengengrad longitude lon rw e"},
    Names{"y",
          "hochwert nordwert nord northing north utmnord utmy ykoordinate koordy breite "
          "breitengrad latitude lat hw n"},
    Names{"phase", "thekizphase thekiz thekizstatus"},
    Names{"places",
          "plaetzegesamt plaetze kapazitaet platzzahl genehmigteplaetze "
          "plaetzelautbetriebserlaubnis betriebserlaubnis"},
    Names{"places_u3", "plaetzeu3 plaetzeunter3 u3plaetze kapazitaetu3 plaetze03"},
    Names{"places_ue3", "plaetzeue3 plaetzeab3 ue3plaetze kapazitaetue3 plaetze36"},
    Names{"attending",
          "betreutekinder belegung belegteplaetze belegt belegtgesamt kinder kindergesamt "
          "betreutekindergesamt"},
    Names{"attending_u3", "betreutekinderu3 kinderu3 belegungu3 betreuteu3 belegtu3"},
    Names{"attending_ue3", "betreutekinderue3 kinderue3 belegungue3 betreuteue3 belegtue3"},
    Names{"rooms", "raeume familienraeume raeumefuerfamilien"},
    Names{"interested", "interesse interesseerklaert interessebekundung"},
    Names{"verbund", "verbundnr verbundnummer"}};

constexpr std::array kServiceNames{
    Names{"service_id", "angebotsnr angebotsnummer nr nummer id"},
    Names{"name", "angebot bezeichnung angebotsname einrichtung"},
    Names{"category", "kategorie art angebotsart angebotstyp"},
    Names{"traeger", "traegername anbieter"},
    Names{"x",
          "rechtswert ostwert easting east utmost xkoordinate laenge laengengrad longitude lon "
          "rw e"},
    Names{"y",
          "hochwert nordwert northing north utmnord ykoordinate breite breitengrad latitude "
          "lat hw n"},
    Names{"hours", "stundenjewoche stundenprowoche wochenstunden oeffnungsstunden"},
    Names{"hosted_at", "gastiertinkita zugastinkita"},
    Names{"mobile", "aufsuchend mobil"},
    Names{"barrier_free", "barrierefrei"},
    Names{"phases", "altersphase altersgruppe zielgruppe"},
    Names{"sgb", "sgbparagraf rechtsgrundlage paragraf"},
    Names{"handlungsfeld", "lszhandlungsfeld"}};

constexpr std::array kBoundaryNames{
    Names{"key", "ags gemeindeschluessel schluessel ags8 kennziffer"},
    Names{"name", "gen gemeinde gemeindename gebiet bezeichnung"}};

constexpr std::array kCensusNames{
    Names{"u6_first", "unter3 altersklasseunter3 kinderunter3 kinderunter6 unter6"},
    Names{"u6_second", "a3bis5 kinder3bis5"},
    Names{"total", "insgesamtbevoelkerung einwohner bevoelkerung"}};

constexpr std::array kStatisticsNames{
    Names{"key", "schluessel gemeindeschluessel ags kennziffer gebietsschluessel"},
    Names{"sgb2_u15",
          "sgbiiunter15 sgb2unter15 nefunter15 kinderunter15imsgbii "
          "kinderinbedarfsgemeinschaften sgb2u15"},
    Names{"sgb2_u15_base", "bevoelkerungunter15 einwohnerunter15 kinderunter15 bevu15"},
    Names{"alo", "arbeitslose arbeitslosegesamt arbeitsloseinsgesamt"},
    Names{"alo_base",
          "bevoelkerung15bisunter65 bevoelkerung15bis64 bevoelkerung1564 einwohner15bis64"}};

std::span<const Names> names_of(ImportPart part) {
  switch (part) {
    case ImportPart::Boundaries:
      return kBoundaryNames;
    case ImportPart::Kitas:
      return kKitaNames;
    case ImportPart::Census:
      return kCensusNames;
    case ImportPart::Services:
      return kServiceNames;
    case ImportPart::Statistics:
      return kStatisticsNames;
  }
  return {};
}

/// "Plätze (gesamt)" -> "plaetzegesamt".
std::string compact(std::string_view title) {
  std::string out;
  for (const char c : geo::title_key(title)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

std::vector<std::string> words_for(ImportPart part, const ImportField& field) {
  std::vector<std::string> words{compact(field.name), compact(field.title.de),
                                 compact(field.title.en)};
  for (const Names& names : names_of(part)) {
    if (names.field != field.name) continue;
    for (std::size_t at = 0; at < names.words.size();) {
      const std::size_t end = std::min(names.words.find(' ', at), names.words.size());
      if (end > at) words.emplace_back(names.words.substr(at, end - at));
      at = end + 1;
    }
  }
  return words;
}

/// 0 = no; the higher the surer. An exact word beats a title that begins with it, a longer word a
/// shorter one.
int likeness(const std::string& title, const std::vector<std::string>& words) {
  constexpr std::size_t kLongEnough = 5;  // "e" and "nr" begin too many titles
  int best = 0;
  for (const std::string& word : words) {
    const int length = static_cast<int>(std::min<std::size_t>(word.size(), 90));
    if (title == word) best = std::max(best, 200);
    if (word.size() >= kLongEnough && title.starts_with(word)) best = std::max(best, 100 + length);
  }
  return best;
}

bool is_number(std::string cell) {
  // "70 063": offices part thousands with blanks, plain, hard or narrow ones.
  for (const std::string_view blank : {" ", "\u00a0", "\u202f"})
    for (std::size_t at = 0; (at = cell.find(blank, at)) != std::string::npos;)
      cell.erase(at, blank.size());
  for (const char decimal : {',', '.'}) {
    const geo::NumberFormat format{.decimal = decimal, .thousands = decimal == ',' ? '.' : ','};
    if (geo::parse_number(cell, format)) return true;
  }
  return false;
}

bool mostly_numbers(const geo::RawTable& table, std::size_t column) {
  std::size_t filled = 0;
  std::size_t numbers = 0;
  for (std::size_t row = 0; row < std::min(table.rows.size(), kRowsLookedAt); ++row) {
    const std::string& cell = table.rows[row][column];
    if (geo::is_blank(cell)) continue;
    ++filled;
    numbers += is_number(cell) ? 1 : 0;
  }
  return 2 * numbers >= filled;
}

struct Candidate {
  int likeness = 0;
  std::size_t field = 0;
  std::size_t column = 0;
};

std::vector<Candidate> candidates(ImportPart part, const std::vector<ImportField>& fields,
                                  const geo::RawTable& table) {
  std::vector<std::string> titles;
  for (const std::string& title : table.header) titles.push_back(compact(title));
  std::vector<Candidate> found;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const std::vector<std::string> words = words_for(part, fields[f]);
    const bool number =
        fields[f].kind == geo::FieldKind::Number || fields[f].kind == geo::FieldKind::Integer;
    for (std::size_t c = 0; c < titles.size(); ++c) {
      const int alike = likeness(titles[c], words);
      if (alike > 0 && (!number || mostly_numbers(table, c))) found.push_back({alike, f, c});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Candidate& a, const Candidate& b) { return a.likeness > b.likeness; });
  return found;
}

std::optional<std::size_t> column_of(const geo::RawTable& table, const std::string& title) {
  const auto found = std::find(table.header.begin(), table.header.end(), title);
  if (found == table.header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - table.header.begin());
}

/// The middle value of the numbers of a column; 0 without any.
double middle(const geo::RawTable& table, std::size_t column) {
  std::vector<std::string_view> cells;
  for (std::size_t row = 0; row < std::min(table.rows.size(), kRowsLookedAt); ++row)
    cells.emplace_back(table.rows[row][column]);
  const geo::NumberPrior prior =
      table.number_cells_decimal == '.' ? geo::NumberPrior::Point : geo::NumberPrior::German;
  const geo::NumberFormat format = geo::detect_number_format(cells, prior);
  std::vector<double> values;
  for (const std::string_view cell : cells) {
    const auto value = geo::parse_number(cell, format);
    if (value && !value->missing()) values.push_back(value->value);
  }
  if (values.empty()) return 0;
  const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), half, values.end());
  return *half;
}

struct CrsRange {
  const char* crs;
  double west, east, south, north;
};

const char* list_name(ImportPart part) {
  if (part == ImportPart::Kitas) return "kitas";
  return part == ImportPart::Services ? "services" : "";
}

std::optional<ColumnMap> columns_in(const std::filesystem::path& study, const char* list) {
  try {
    const DocumentNode root = read_document(study, study.filename().string());
    const DocumentNode* section = root.find(list);
    const DocumentNode* columns = section == nullptr ? nullptr : section->find("columns");
    if (columns == nullptr || columns->table.empty()) return std::nullopt;
    ColumnMap map;
    for (const auto& [field, title] : columns->table) map.emplace(field, title.text);
    return map;
  } catch (const geo::Error&) {
    return std::nullopt;  // a study that cannot be read has nothing to offer
  }
}

}  // namespace

ColumnMap guess_columns(ImportPart part, const geo::RawTable& table, bool has_geometry) {
  const std::vector<ImportField> fields = import_fields(part, has_geometry);
  ColumnMap guess;
  std::set<std::size_t> taken;
  for (const Candidate& candidate : candidates(part, fields, table)) {
    const std::string& field = fields[candidate.field].name;
    if (guess.count(field) > 0 || !taken.insert(candidate.column).second) continue;
    guess.emplace(field, table.header[candidate.column]);
  }
  return guess;
}

std::string guess_crs(const geo::RawTable& table, const std::string& x, const std::string& y) {
  // Thuringia and a margin.
  constexpr std::array kRanges{CrsRange{"EPSG:4326", 8, 14, 49, 53},
                               CrsRange{"EPSG:25832", 480e3, 800e3, 5.5e6, 5.8e6},
                               CrsRange{"EPSG:25833", 80e3, 400e3, 5.5e6, 5.8e6},
                               CrsRange{"EPSG:31468", 4.3e6, 4.6e6, 5.5e6, 5.8e6}};
  const auto east = column_of(table, x);
  const auto north = column_of(table, y);
  if (!east || !north) return "";
  const double e = middle(table, *east);
  const double n = middle(table, *north);
  for (const CrsRange& range : kRanges) {
    if (e > range.west && e < range.east && n > range.south && n < range.north) return range.crs;
  }
  return "";
}

std::optional<KnownColumns> known_columns(ImportPart part, const std::vector<std::string>& header,
                                          const std::vector<std::filesystem::path>& studies) {
  const char* list = list_name(part);
  if (*list == '\0') return std::nullopt;
  const std::set<std::string> present(header.begin(), header.end());
  for (const std::filesystem::path& study : studies) {
    const std::optional<ColumnMap> columns = columns_in(study, list);
    if (!columns) continue;
    const bool all = std::all_of(columns->begin(), columns->end(),
                                 [&](const auto& one) { return present.count(one.second) > 0; });
    if (all) return KnownColumns{*columns, study};
  }
  return std::nullopt;
}

std::vector<KreisCount> kreise_of(const geo::RawTable& table, const std::string& key_column) {
  constexpr std::size_t kKreisDigits = 5;
  const auto column = column_of(table, key_column);
  if (!column || key_length_of(table, key_column) != 8) return {};
  std::map<std::string, std::set<std::string>> keys;  // an area may have several rows (water)
  for (const std::vector<std::string>& row : table.rows)
    keys[row[*column].substr(0, kKreisDigits)].insert(row[*column]);
  std::vector<KreisCount> kreise;
  for (const auto& [kreis, areas] : keys) kreise.push_back({kreis, areas.size()});
  return kreise;
}

std::size_t key_length_of(const geo::RawTable& table, const std::string& key_column) {
  const auto column = column_of(table, key_column);
  if (!column || table.rows.empty()) return 0;
  const std::size_t length = table.rows.front()[*column].size();
  const bool same = std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
    const std::string& key = row[*column];
    return key.size() == length &&
           std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
  });
  return same ? length : 0;
}

}  // namespace nahraum::analysis
