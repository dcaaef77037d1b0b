#include "analysis/papers/earlier.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "analysis/study/tables/result_columns.h"
#include "geo/core/error.h"
#include "geo/io/csv_reader.h"
#include "geo/io/id_table.h"
#include "geo/io/recipe.h"
#include "geo/io/vector_reader.h"

namespace nahraum::analysis {

namespace {

namespace fs = std::filesystem;
using geo::FlaggedValue;
using geo::text;
using geo::ValueFlag;
using Json = nlohmann::json;

constexpr std::uintmax_t kMostJson = 16u << 20;
constexpr std::size_t kMostCsv = 64u << 20;
constexpr std::size_t kMostCells = 5'000'000;
constexpr std::uintmax_t kMostGeoPackage = 1ull << 30;

/// A file of the folder by one of its known names; nothing when it is not there.
std::optional<fs::path> file_in(const fs::path& folder, const char* name, std::uintmax_t most) {
  const fs::path path = folder / name;
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path, error);
  if (status.type() == fs::file_type::not_found) return std::nullopt;
  if (status.type() != fs::file_type::regular)
    throw geo::Error(geo::ErrorKind::Input,
                     text("Das ist keine gewöhnliche Datei (Verweis oder Gerät); sie wird nicht "
                          "geöffnet.",
                          "This is no plain file (a link or a device); it is not opened."))
        .in_file(name);
  if (fs::file_size(path, error) > most || error)
    throw geo::Error(geo::ErrorKind::Input, text("Die Datei ist zu groß für Ergebnisse einer "
                                                 "Studie.",
                                                 "The file is too large for results of a study."))
        .in_file(name);
  return path;
}

geo::Error no_results() {
  return geo::Error(geo::ErrorKind::Input,
                    text("Das ist kein lesbarer Herkunftsnachweis einer Studie.",
                         "This is no readable record of a study's origin."))
      .in_file("herkunft.json")
      .with_hint(text("Bitte den Ordner angeben, den „nahraum run“ geschrieben hat.",
                      "Please name the folder that \"nahraum run\" has written."));
}

std::string provenance_of(const fs::path& folder) {
  const std::optional<fs::path> path = file_in(folder, "herkunft.json", kMostJson);
  if (!path) throw no_results();
  std::ifstream in(*path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Nesting costs memory before anything is known about the file: 64 levels are far beyond ours.
Json parsed(const std::string& bytes) {
  constexpr int kDeepest = 64;
  const auto shallow = [](int depth, Json::parse_event_t, Json&) {
    if (depth > kDeepest) throw no_results();
    return true;
  };
  try {
    Json json = Json::parse(bytes, shallow);
    if (json.value("schema", "") != "nahraum-provenance-1") throw no_results();
    return json;
  } catch (const Json::exception&) {
    throw no_results();
  }
}

StudySettings settings_in(const Json& json) {
  const Json& all = json.at("parameters");
  const auto part = [&](const char* key) { return all.contains(key) ? all.at(key).dump() : ""; };
  StudySettings settings;
  settings.kreis = all.at("study").at("kreis").get<std::string>();
  std::set<std::string> census;
  for (const Json& one : all.at("census")) census.insert(one.at("source").get<std::string>());
  for (const Json& source : json.at("sources")) {
    const auto id = source.at("id").get<std::string>();
    if (id == all.at("boundaries").at("source")) {
      settings.territory = source.at("territorial_status").get<std::string>();
      settings.boundaries = source.at("sha256").get<std::string>();
    }
    if (census.contains(id)) settings.census += source.at("sha256").get<std::string>() + " ";
  }
  const Json& coverage = all.at("coverage");
  settings.group = coverage.at("group").dump();
  for (const Json& group : all.at("group"))
    if (group.at("key") == coverage.at("group")) settings.group += group.at("attributes").dump();
  if (json.contains("criteria"))
    settings.criteria =
        json.at("criteria").at("id").dump() + json.at("criteria").at("version").dump();
  settings.score = part("score");
  settings.gaps = part("gaps") + coverage.at("facilities").dump() + coverage.at("limits").dump();
  if (all.contains("index")) {
    Json index = all.at("index");
    index.erase("title");
    settings.index = index.dump();
  }
  for (Json mode : all.at("mode")) {
    const auto key = mode.at("key").get<std::string>();
    for (const char* free : {"title", "limits_min", "day"}) mode.erase(free);
    settings.modes[key] = mode.dump();
  }
  return settings;
}

geo::Text title_in(const Json& json) {
  return {json.at("de").get<std::string>(), json.at("en").get<std::string>()};
}

/// A CSV of the folder with its cells by the titles of either language.
class Csv {
 public:
  Csv(const fs::path& folder, const char* name, geo::Findings& findings) {
    const std::optional<fs::path> path = file_in(folder, name, kMostCsv);
    if (!path) {
      findings
          .add(geo::Severity::Info, "earlier.table",
               text("Die frühere Studie enthält diese Tabelle nicht; was darin stünde, wird "
                    "nicht verglichen.",
                    "The earlier study lacks this table; what would be in it is not compared."))
          .in_file(name);
      return;
    }
    geo::CsvOptions options;
    options.header_row = 1;
    options.max_bytes = kMostCsv;
    options.max_cells = kMostCells;
    table_ = geo::read_csv(*path, options, findings);
    format_.decimal = table_.separator == ';' ? ',' : '.';
  }
  [[nodiscard]] std::size_t rows() const { return table_.rows.size(); }
  [[nodiscard]] std::optional<std::size_t> column(const char* german, const char* english) const {
    const auto found = geo::find_column(table_, german);
    return found ? found : geo::find_column(table_, english);
  }
  [[nodiscard]] std::string words(std::size_t row, std::optional<std::size_t> column) const {
    return column ? table_.rows[row][*column] : std::string();
  }
  [[nodiscard]] FlaggedValue number(std::size_t row, std::optional<std::size_t> column) const {
    if (!column) return {};
    return geo::parse_number(table_.rows[row][*column], format_).value_or(FlaggedValue{});
  }

 private:
  geo::RawTable table_;
  geo::NumberFormat format_{.decimal = ','};
};

std::string facility_code(const std::string& words) {
  if (words == "ThEKiZ") return "thekiz";
  return words.starts_with("Verb") ? "verbund" : "kitas";
}

/// Titles of modes, in both languages, to their keys.
std::map<std::string, std::string> mode_keys(const Json& json) {
  std::map<std::string, std::string> keys;
  for (const Json& mode : json.at("parameters").at("mode")) {
    const geo::Text title = title_in(mode.at("title"));
    keys[title.de] = keys[title.en] = mode.at("key").get<std::string>();
  }
  return keys;
}

void read_coverage(const fs::path& folder, const Json& json, EarlierStudy& study,
                   geo::Findings& findings) {
  const Csv csv(folder, "abdeckung.csv", findings);
  const auto keys = mode_keys(json);
  const auto unit = csv.column("Schlüssel", "Key"), mode = csv.column("Fortbewegung", "Mode"),
             facility = csv.column("Einrichtung", "Facility"),
             limit = csv.column("Grenze (min)", "Limit (min)"),
             children = csv.column("Kinder (Personen)", "Children (persons)"),
             covered = csv.column("davon versorgt (Personen)", "Covered (persons)"),
             share = csv.column("Anteil versorgt (%)", "Share covered (%)");
  for (std::size_t row = 0; row < csv.rows(); ++row) {
    const auto key = keys.find(csv.words(row, mode));
    const FlaggedValue minutes = csv.number(row, limit);
    if (key == keys.end() || minutes.missing()) continue;
    study.coverage.push_back({csv.words(row, unit), facility_code(csv.words(row, facility)),
                              key->second, minutes.value, csv.number(row, children),
                              csv.number(row, covered), csv.number(row, share)});
  }
}

EarlierKita& kita_with(EarlierStudy& study, const std::string& id) {
  for (EarlierKita& kita : study.kitas)
    if (kita.id == id) return kita;
  study.kitas.push_back({.id = id});
  return study.kitas.back();
}

void read_ranking(const fs::path& folder, EarlierStudy& study, geo::Findings& findings) {
  const Csv csv(folder, "rangfolge.csv", findings);
  const auto id = csv.column("Kita-Nr.", "Kita no.");
  if (!id) return;
  const auto column = [&](const char* german, const char* english) {
    return csv.column(german, english);
  };
  for (std::size_t row = 0; row < csv.rows(); ++row) {
    if (csv.words(row, id).empty()) continue;
    EarlierKita& kita = kita_with(study, csv.words(row, id));
    if (kita.name.empty()) kita.name = csv.words(row, column("Name", "Name"));
    kita.gemeinde = csv.words(row, column("Gemeinde", "Gemeinde"));
    kita.rank = csv.number(row, column("Rang", "Rank"));
    kita.points = csv.number(row, column("Punkte", "Points"));
    kita.points_lowest = csv.number(row, column("Punkte mindestens", "Points at least"));
    kita.points_highest = csv.number(row, column("Punkte höchstens", "Points at most"));
    kita.rank_low = csv.number(row, column("Rang von (5 %)", "Rank from (5 %)"));
    kita.rank_high = csv.number(row, column("Rang bis (95 %)", "Rank to (95 %)"));
  }
}

/// All Kitas with their phase: only the GeoPackage lists those that are ThEKiZ already.
void read_kitas(const fs::path& folder, EarlierStudy& study, geo::Findings& findings) {
  const std::optional<fs::path> path = file_in(folder, "ergebnis.gpkg", kMostGeoPackage);
  if (!path) {
    findings.add(
        geo::Severity::Info, "earlier.kitas",
        text("Ohne ergebnis.gpkg sind frühere ThEKiZ nicht bekannt; geschlossene und neue "
             "Kitas werden nicht genannt.",
             "Without ergebnis.gpkg earlier ThEKiZ are not known; closed and new Kitas are "
             "not named."));
    return;
  }
  const geo::Layer layer = geo::read_vector(*path, {.layer = "kitas"}, findings);
  const geo::Table& table = layer.table();
  const auto words = [&](const char* name, std::size_t row) {
    const geo::Column* column = table.find(name);
    return column != nullptr && row < column->texts.size() ? column->texts[row] : std::string();
  };
  const auto number = [&](const char* name, std::size_t row) {
    const geo::Column* column = table.find(name);
    return column != nullptr && row < column->numbers.size() ? column->value(row) : FlaggedValue{};
  };
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    if (words(columns::kKitaId, row).empty()) continue;
    study.kitas.push_back({.id = words(columns::kKitaId, row),
                           .name = words(columns::kKitaName, row),
                           .gemeinde = words(columns::kGemeinde, row),
                           .phase = words(columns::kPhase, row),
                           .reach_children = number(columns::kReachChildren, row),
                           .reach_walk = number(columns::kReachWalk, row),
                           .places = number(columns::kPlaces, row),
                           .attending = number(columns::kAttending, row)});
  }
}

void read_areas(const fs::path& folder, const Json& json, EarlierStudy& study,
                geo::Findings& findings) {
  const Csv csv(folder, "sozialindex.csv", findings);
  std::set<std::string> units;
  for (const EarlierCoverage& one : study.coverage) units.insert(one.unit);
  geo::Text group, index;
  const Json& all = json.at("parameters");
  for (const Json& one : all.at("group"))
    if (one.at("key") == all.at("coverage").at("group")) group = title_in(one.at("title"));
  if (all.contains("index")) index = title_in(all.at("index").at("title"));
  const auto children =
                 csv.column((group.de + " (Personen)").c_str(), (group.en + " (persons)").c_str()),
             value = csv.column(index.de.c_str(), index.en.c_str()),
             low = csv.column("Index mindestens", "Index at least"),
             high = csv.column("Index höchstens", "Index at most"),
             residents = csv.column("Einwohner (Personen)", "Residents (persons)"),
             key = csv.column("Schlüssel", "Key"), name = csv.column("Name", "Name");
  for (std::size_t row = 0; row < csv.rows(); ++row)
    study.areas.push_back({csv.words(row, key), csv.words(row, name),
                           !units.contains(csv.words(row, key)), csv.number(row, residents),
                           csv.number(row, children), csv.number(row, value), csv.number(row, low),
                           csv.number(row, high)});
}

void read_gaps(const fs::path& folder, const Json& json, EarlierStudy& study,
               geo::Findings& findings) {
  const Csv csv(folder, "luecken.csv", findings);
  const auto number = csv.column("Lücke Nr.", "Gap no.");
  if (!number) return;
  // The second column holds the children; its title is that of the group.
  const double least = json.at("parameters").at("gaps").at("min_children").get<double>();
  study.gaps = 0;
  study.gap_children = 0;
  for (std::size_t row = 0; row < csv.rows(); ++row) {
    const FlaggedValue children = csv.number(row, *number + 1);
    if (children.missing() || children.value < least) continue;
    *study.gap_children += children.value;
    ++*study.gaps;
  }
}

void read_header(const Json& json, EarlierStudy& study) {
  const Json& all = json.at("parameters");
  study.title = title_in(all.at("study").at("title"));
  study.date = all.at("study").at("date").get<std::string>();
  study.is_public = all.at("release").at("audience") == "public";
  study.version = json.at("tool").at("version").get<std::string>();
  study.settings = settings_in(json);
  for (const Json& source : json.at("sources"))
    study.source_dates[source.at("id").get<std::string>()] =
        source.at("reference_date").get<std::string>();
}

}  // namespace

StudySettings settings_of(const std::string& provenance_json) {
  try {
    return settings_in(parsed(provenance_json));
  } catch (const Json::exception&) {
    throw no_results();
  }
}

EarlierStudy read_earlier(const fs::path& folder, geo::Findings& findings) {
  const Json json = parsed(provenance_of(folder));
  EarlierStudy study;
  try {
    read_header(json, study);
    read_kitas(folder, study, findings);
    read_ranking(folder, study, findings);
    read_coverage(folder, json, study, findings);
    read_areas(folder, json, study, findings);
    read_gaps(folder, json, study, findings);
  } catch (const Json::exception&) {
    throw no_results();
  }
  std::sort(study.kitas.begin(), study.kitas.end(),
            [](const EarlierKita& a, const EarlierKita& b) { return a.id < b.id; });
  return study;
}

const EarlierKita* EarlierStudy::kita(const std::string& id) const {
  const auto found = std::find_if(kitas.begin(), kitas.end(),
                                  [&](const EarlierKita& one) { return one.id == id; });
  return found == kitas.end() ? nullptr : &*found;
}

const EarlierCoverage* EarlierStudy::covered(const std::string& unit, const std::string& facilities,
                                             const std::string& mode, double minutes) const {
  for (const EarlierCoverage& one : coverage)
    if (one.unit == unit && one.facilities == facilities && one.mode == mode &&
        one.minutes == minutes)
      return &one;
  return nullptr;
}

const EarlierArea* EarlierStudy::area(const std::string& key, bool sozialraum) const {
  for (const EarlierArea& one : areas)
    if (one.key == key && one.sozialraum == sozialraum) return &one;
  return nullptr;
}

}  // namespace nahraum::analysis
