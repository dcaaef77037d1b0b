#include <set>

#include "geo/core/flag.h"
#include "geo/io/detail/gpkg_tables.h"

namespace nahraum::geo::detail {

namespace {

constexpr const char* kFlagDomain = "nahraum_flag";

/// OGC 12-128r17 (GeoPackage 1.3), extensions "schema" and "metadata". Unlike OGR's own table, the
/// names need be unique only within a layer, as the standard says.
constexpr const char* kTables = R"sql(
CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT,
  extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT,
  title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT NOT NULL,
  constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC,
  max_is_inclusive BOOLEAN, description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
CREATE TABLE IF NOT EXISTS gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
  md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL,
  mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT,
  column_name TEXT, row_id_value INTEGER, timestamp DATETIME NOT NULL DEFAULT
  (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
  CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
INSERT OR IGNORE INTO gpkg_extensions VALUES
 ('gpkg_data_columns', NULL, 'gpkg_schema',
  'http://www.geopackage.org/spec121/#extension_schema', 'read-write'),
 ('gpkg_data_column_constraints', NULL, 'gpkg_schema',
  'http://www.geopackage.org/spec121/#extension_schema', 'read-write'),
 ('gpkg_metadata', NULL, 'gpkg_metadata',
  'http://www.geopackage.org/spec121/#extension_metadata', 'read-write'),
 ('gpkg_metadata_reference', NULL, 'gpkg_metadata',
  'http://www.geopackage.org/spec121/#extension_metadata', 'read-write');
)sql";

/// Exactly what QGIS itself makes: it looks styles up by the names and types of these columns.
constexpr const char* kStyleTable = R"sql(
CREATE TABLE "layer_styles" ("id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "f_table_catalog" TEXT(256), "f_table_schema" TEXT(256), "f_table_name" TEXT(256), "f_geometry_column" TEXT(256), "styleName" TEXT(30), "styleQML" TEXT, "styleSLD" TEXT, "useAsDefault" BOOLEAN, "description" TEXT, "owner" TEXT(30), "ui" TEXT(30), "update_time" DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
)sql";

/// At most `count` characters, never half of one.
std::string first_characters(const std::string& text, std::size_t count) {
  std::size_t at = 0;
  for (std::size_t seen = 0; at < text.size(); ++seen) {
    if (seen == count) break;
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) ++at;
  }
  return text.substr(0, at);
}

void add_styles(const Sqlite& file, const std::vector<LayerDress>& layers) {
  file.run(kStyleTable);
  Statement(file,
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, "
            "last_change, srs_id) VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?, 0)")
      .bind(1, kFixedTime)
      .run();
  // f_table_schema is '' and not NULL, and the geometry column is exact: otherwise QGIS ignores the
  // style without a word.
  Statement insert(file,
                   "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
                   "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, "
                   "owner, ui, update_time) VALUES ('', '', ?, ?, ?, ?, '', 1, ?, '', NULL, ?)");
  for (const LayerDress& layer : layers) {
    if (layer.qml.empty()) continue;
    insert.bind(1, layer.table)
        .bind(2, layer.has_geometry ? kGeometryColumn : "")
        .bind(3, first_characters(layer.title, 30))
        .bind(4, layer.qml)
        .bind(5, layer.title)
        .bind(6, kFixedTime)
        .run();
  }
}

void add_flag_domain(const Sqlite& file, Language language) {
  Statement insert(file,
                   "INSERT INTO gpkg_data_column_constraints (constraint_name, constraint_type, "
                   "value, description) VALUES (?, 'enum', ?, ?)");
  // None has no code: its cells are NULL.
  for (auto flag = static_cast<int>(ValueFlag::ExactZero);
       flag <= static_cast<int>(ValueFlag::Missing); ++flag) {
    const auto value = static_cast<ValueFlag>(flag);
    insert.bind(1, kFlagDomain)
        .bind(2, flag_code(value))
        .bind(3, flag_name(value).in(language))
        .run();
  }
}

void add_titles(const Sqlite& file, const GeopackageDress& dress) {
  bool any_flag = false;
  Statement insert(file,
                   "INSERT INTO gpkg_data_columns (table_name, column_name, name, title, "
                   "description, constraint_name) VALUES (?, ?, ?, ?, ?, ?)");
  for (const LayerDress& layer : dress.layers) {
    std::set<std::string> used;
    for (const FieldTitle& field : layer.fields) {
      // `name` is what newer readers show; it must be unique within the layer.
      const bool fresh = used.insert(field.title).second;
      const std::string name = fresh ? field.title : field.title + " (" + field.field + ")";
      insert.bind(1, layer.table).bind(2, field.field).bind(3, name).bind(4, field.title);
      insert.bind(5, field.description);
      if (field.is_flag) {
        insert.bind(6, kFlagDomain);
      } else {
        insert.bind_null(6);
      }
      insert.run();
      any_flag = any_flag || field.is_flag;
    }
  }
  if (any_flag) add_flag_domain(file, dress.language);
}

void add_provenance(const Sqlite& file, const std::string& json) {
  if (json.empty()) return;
  Statement(file,
            "INSERT INTO gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) VALUES "
            "('dataset', 'urn:nahraum:provenance', 'application/json', ?)")
      .bind(1, json)
      .run();
  Statement(file,
            "INSERT INTO gpkg_metadata_reference (reference_scope, timestamp, md_file_id) VALUES "
            "('geopackage', ?, (SELECT max(id) FROM gpkg_metadata))")
      .bind(1, kFixedTime)
      .run();
}

}  // namespace

void dress_geopackage(const Sqlite& file, const GeopackageDress& dress) {
  // No journal on disk: the file is nobody's yet, and is thrown away if anything fails.
  file.run("PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; BEGIN IMMEDIATE;");
  file.run(kTables);
  add_styles(file, dress.layers);
  add_titles(file, dress);
  add_provenance(file, dress.provenance_json);
  file.run("COMMIT;");
}

}  // namespace nahraum::geo::detail
