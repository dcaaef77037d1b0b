#include "viewer/render/outputs.h"

#include "analysis/study/tables/named_tables.h"
#include "geo/core/dates.h"
#include "geo/core/hash.h"
#include "geo/io/writers.h"
#include "viewer/render/qgis_style.h"
#include "viewer/render/staged_folder.h"
#include "viewer/render/study_maps.h"

namespace nahraum::render {

namespace fs = std::filesystem;
using analysis::StudyResult;

namespace {

/// For Excel as it is set up where the language is spoken.
void write_tables(const StagedFolder& stage, const StudyResult& result, geo::Language language) {
  const geo::CsvWriteOptions options{.german = language == geo::Language::German,
                                     .titles = true,
                                     .rounded = true,
                                     .language = language};
  for (const analysis::NamedTable& named : analysis::tables_of(result)) {
    if (!named.file.empty()) geo::write_csv(stage.file(named.file + ".csv"), *named.table, options);
  }
}

std::vector<std::string> workbook_notes(const StudyResult& result, const PageContent& page,
                                        geo::Language language) {
  const bool german = language == geo::Language::German;
  std::vector<std::string> notes = {page.stamp.in(language),
                                    result.study.title.in(language) +
                                        (german ? ", Stand " : ", as of ") +
                                        geo::date_text(result.study.date).in(language)};
  for (const geo::Text& note : page.notes) notes.push_back(note.in(language));
  for (const std::string& source : page.sources)
    notes.push_back((german ? "Quelle: " : "Source: ") + source);
  if (result.criteria.root.children.empty()) return notes;
  const bool agreed = result.criteria.status == "agreed";
  const geo::Text status{agreed ? "abgestimmt" : "Entwurf", agreed ? "agreed" : "draft"};
  notes.push_back((german ? "Kriterien: " : "Criteria: ") + result.criteria.title.in(language) +
                  (german ? ", Version " : ", version ") + result.criteria.version + ", " +
                  geo::date_text(result.criteria.date).in(language) + ", " + status.in(language));
  return notes;
}

void write_workbook(const StagedFolder& stage, const StudyResult& result, geo::Language language) {
  geo::Workbook workbook;
  workbook.title = result.study.title.in(language);
  workbook.language = language;
  for (const analysis::NamedTable& named : analysis::tables_of(result))
    workbook.sheets.push_back({named.sheet_in(language), *named.table});
  workbook.notes = workbook_notes(result, map_page(result, map_names().front().name), language);
  geo::write_xlsx(stage.file("ergebnis.xlsx"), workbook);
}

void write_geopackage(const StagedFolder& stage, const StudyResult& result,
                      geo::Language language) {
  std::vector<geo::GpkgLayer> layers;
  for (const StyledLayer& styled : study_layers(result, language)) {
    layers.push_back({.layer = styled.layer,
                      .title = styled.title,
                      .description = result.study.title.in(language),
                      .qml = qgis_style(styled.layer, styled.style, language)});
  }
  geo::write_gpkg(stage.file("ergebnis.gpkg"), layers,
                  {.provenance_json = result.provenance_json, .language = language});
}

void write_maps(const StagedFolder& stage, const StudyResult& result, geo::Language language) {
  for (const MapName& map : maps_of(result)) {
    const PageContent page = map_page(result, map.name);
    for (const char* extension : {".pdf", ".png", ".svg"}) {
      write_page(stage.file("karten/" + map.name + extension), page, {.language = language});
    }
  }
}

bool same_bytes(const fs::path& a, const fs::path& b) {
  return fs::exists(a) && fs::exists(b) && geo::sha256_of_file(a) == geo::sha256_of_file(b);
}

}  // namespace

void write_outputs(const fs::path& folder, const analysis::OutgoingStudy& outgoing,
                   const OutputOptions& options) {
  const StudyResult& result = outgoing.result();
  const StagedFolder stage(folder);
  write_tables(stage, result, options.language);
  write_workbook(stage, result, options.language);
  write_geopackage(stage, result, options.language);
  if (options.maps) write_maps(stage, result, options.language);
  write_provenance(stage, result.provenance_json);
  stage.commit();
}

std::vector<std::string> differing_files(const fs::path& folder, const fs::path& other) {
  std::vector<std::string> differing;
  for (const std::string& name : files_below(other)) {
    if (!same_bytes(folder / name, other / name)) differing.push_back(name);
  }
  return differing;
}

}  // namespace nahraum::render
