#include <array>
#include <chrono>
#include <fstream>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "geo/core/error.h"
#include "geo/io/detail/geopackage_schema.h"
#include "geo/io/detail/sqlite.h"
#include "geo/io/guard.h"

namespace nahraum::geo {

namespace fs = std::filesystem;

namespace {

using detail::ContentTable;
using detail::Sqlite;
using detail::SqliteFailure;
using detail::SqlTokens;
using detail::Statement;

[[noreturn]] void refuse_geopackage(const fs::path& path, Text reason) {
  throw Error(ErrorKind::Input, std::move(reason))
      .in_file(path.filename().string())
      .with_hint(text("Bitte die Layer in QGIS mit „Exportieren – Objekte speichern als …“ in ein "
                      "neues GeoPackage schreiben und dieses verwenden.",
                      "Please write the layers into a new GeoPackage with QGIS (Export – Save "
                      "Features As …) and use that one."));
}

void check_header(const fs::path& path) {
  std::array<char, 16> head{};
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), head.size());
  constexpr std::string_view kMagic("SQLite format 3\0", 16);
  if (!file || std::string_view(head.data(), head.size()) != kMagic) {
    refuse_geopackage(path, text("Die Datei heißt .gpkg, ist aber kein GeoPackage.",
                                 "The file is named .gpkg but is not a GeoPackage."));
  }
}

/// With unfinished changes beside it, the file that is checked would not be the one that is read.
void check_no_journal(const fs::path& path) {
  for (const char* suffix : {"-wal", "-journal"}) {
    std::error_code absent;
    const fs::path journal = path.string() + suffix;
    if (fs::file_size(journal, absent) == 0 || absent) continue;
    throw Error(
        ErrorKind::Input,
        text("Neben dem GeoPackage liegen nicht abgeschlossene Änderungen ({}).",
             "Unfinished changes lie beside the GeoPackage ({}).", journal.filename().string()))
        .in_file(path.filename().string())
        .with_hint(
            text("Bitte QGIS oder das andere Programm schließen, in dem die Datei offen ist.",
                 "Please close QGIS or the other program that has the file open."));
  }
}

/// SQLite asks this every few thousand steps; a recursive query would never end by itself.
struct Deadline {
  std::chrono::steady_clock::time_point end =
      std::chrono::steady_clock::now() + std::chrono::seconds(5);
};
int is_over(void* deadline) {
  return std::chrono::steady_clock::now() > static_cast<Deadline*>(deadline)->end ? 1 : 0;
}

struct SchemaEntry {
  std::string type;
  std::string name;
  std::string sql;
  SqlTokens tokens;
};

std::vector<SchemaEntry> read_schema(const fs::path& path, const Sqlite& file) {
  constexpr std::size_t kMostEntries = 20'000;
  std::vector<SchemaEntry> schema;
  Statement rows(file, "SELECT type, name, sql FROM sqlite_master ORDER BY rowid");
  while (rows.step()) {
    if (schema.size() == kMostEntries) {
      refuse_geopackage(path,
                        text("Das GeoPackage hat mehr als {} Tabellen und Indizes.",
                             "The GeoPackage has more than {} tables and indexes.", kMostEntries));
    }
    const std::string sql = rows.text(2);
    schema.push_back({rows.text(0), rows.text(1), sql, detail::sql_tokens(sql)});
  }
  return schema;
}

std::string integer_key(const Sqlite& file, const std::string& table) {
  Statement columns(file, "SELECT name FROM pragma_table_info(?) WHERE pk = 1");
  columns.bind(1, table);
  return columns.step() ? columns.text(0) : "";
}

std::vector<ContentTable> content_tables(const Sqlite& file) {
  std::vector<ContentTable> tables;
  Statement features(file, "SELECT table_name, column_name FROM gpkg_geometry_columns");
  while (features.step()) {
    tables.push_back({features.text(0), features.text(1), integer_key(file, features.text(0))});
  }
  Statement others(file, "SELECT table_name FROM gpkg_contents");
  while (others.step()) tables.push_back({others.text(0), "", ""});
  return tables;
}

/// What the statement makes, by its own words: the column `type` of the schema table is only a
/// claim, SQLite runs whatever `sql` says.
std::string made_by(const SqlTokens& tokens) {
  const auto word = [&](std::size_t i) { return i < tokens.size() ? tokens[i].value : ""; };
  if (word(0) != "create") return "";
  const std::size_t at = word(1) == "temp" || word(1) == "temporary" || word(1) == "unique" ? 2 : 1;
  if (word(at) == "virtual") return "virtual table";
  return word(at);
}

void check_entry(const fs::path& path, const SchemaEntry& entry,
                 const std::set<SqlTokens>& allowed) {
  if (entry.sql.empty()) {
    if (entry.type == "index") return;  // made by SQLite for a UNIQUE column
    refuse_geopackage(path, text("Das Verzeichnis des GeoPackage ist beschädigt (Eintrag „{}“).",
                                 "The GeoPackage's schema is damaged (entry \"{}\").", entry.name));
  }
  const std::string made = made_by(entry.tokens);
  const bool plain =
      (made == "table" && entry.type == "table") || (made == "index" && entry.type == "index");
  if (plain || allowed.contains(entry.tokens)) return;
  if (made == "view") {
    refuse_geopackage(path, text("Das GeoPackage enthält eine Sicht (View „{}“); Sichten können "
                                 "beliebige Abfragen ausführen und werden nicht geöffnet.",
                                 "The GeoPackage contains a view (\"{}\"); views can run any query "
                                 "and are not opened.",
                                 entry.name));
  }
  if (made == "trigger") {
    refuse_geopackage(path,
                      text("Das GeoPackage enthält einen fremden Auslöser (Trigger „{}“), der "
                           "Daten verändern könnte.",
                           "The GeoPackage contains a foreign trigger (\"{}\") that could "
                           "change data.",
                           entry.name));
  }
  refuse_geopackage(path,
                    text("Das GeoPackage enthält eine Tabelle besonderer Art („{}“), die das "
                         "Programm nicht öffnet.",
                         "The GeoPackage contains a table of a special kind (\"{}\") that the "
                         "program does not open.",
                         entry.name));
}

/// Computed columns run expressions of the sender's on every row read.
void check_no_computed_columns(const fs::path& path, const Sqlite& file) {
  Statement columns(file,
                    "SELECT m.name, c.name FROM sqlite_master m, pragma_table_xinfo(m.name) c "
                    "WHERE m.type = 'table' AND c.hidden IN (2, 3) LIMIT 1");
  if (!columns.step()) return;
  refuse_geopackage(path,
                    text("Die Spalte „{1}“ der Tabelle „{0}“ wird erst beim Lesen berechnet; "
                         "solche Spalten werden nicht geöffnet.",
                         "Column \"{1}\" of table \"{0}\" is computed when read; such columns "
                         "are not opened.",
                         columns.text(0), columns.text(1)));
}

void check_sound(const fs::path& path, const Sqlite& file) {
  Statement result(file, "PRAGMA quick_check(1)");
  if (result.step() && result.text(0) == "ok") return;
  refuse_geopackage(path, text("Das GeoPackage ist beschädigt oder abgeschnitten.",
                               "The GeoPackage is damaged or cut off."));
}

bool has_table(const std::vector<SchemaEntry>& schema, std::string_view name) {
  for (const SchemaEntry& entry : schema) {
    if (entry.type == "table" && entry.name == name) return true;
  }
  return false;
}

void check_opened(const fs::path& path, const Sqlite& file) {
  const std::vector<SchemaEntry> schema = read_schema(path, file);
  // First without knowing any template: a view named gpkg_contents must not even be asked.
  for (const SchemaEntry& entry : schema) {
    if (made_by(entry.tokens) == "view") check_entry(path, entry, {});
  }
  for (const char* table : {"gpkg_contents", "gpkg_spatial_ref_sys", "gpkg_geometry_columns"}) {
    if (has_table(schema, table)) continue;
    refuse_geopackage(path, text("Die Datei ist eine SQLite-Datenbank, aber kein GeoPackage: die "
                                 "Tabelle {} fehlt.",
                                 "The file is an SQLite database but not a GeoPackage: table {} is "
                                 "missing.",
                                 table));
  }
  const std::set<SqlTokens> allowed = detail::allowed_schema(content_tables(file));
  for (const SchemaEntry& entry : schema) check_entry(path, entry, allowed);
  check_no_computed_columns(path, file);
  check_sound(path, file);
}

}  // namespace

void check_geopackage(const fs::path& path) {
  check_header(path);
  check_no_journal(path);
  try {
    const Sqlite file = Sqlite::open_untouched(path);
    Deadline deadline;
    sqlite3_progress_handler(file.handle(), 5'000, is_over, &deadline);
    check_opened(path, file);
    sqlite3_progress_handler(file.handle(), 0, nullptr, nullptr);
  } catch (const SqliteFailure& failure) {
    refuse_geopackage(
        path, text("Das GeoPackage ist beschädigt oder lässt sich nicht prüfen "
                   "(SQLite: {}).",
                   "The GeoPackage is damaged or cannot be checked (SQLite: {}).", failure.what()));
  }
}

}  // namespace nahraum::geo
