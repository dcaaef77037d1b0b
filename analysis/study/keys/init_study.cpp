#include "analysis/study/keys/init_study.h"

#include <algorithm>

#include "analysis/study/keys/list_fields.h"
#include "analysis/study/keys/study_template.h"
#include "geo/core/error.h"
#include "geo/io/atomic_file.h"
#include "geo/io/writers.h"

namespace nahraum::analysis {

namespace fs = std::filesystem;
using geo::text;

namespace {

struct ListTemplate {
  const char* list;
  const char* file;  ///< without extension
  const char* sheet;
};

constexpr ListTemplate kTemplates[] = {{"kitas", "kitas", "Kitas"},
                                       {"services", "angebote", "Angebote"},
                                       {"thekiz", "thekiz", "ThEKiZ"},
                                       {"verbuende", "verbuende", "Verbünde"},
                                       {"verbund_members", "verbund_mitglieder", "Mitglieder"},
                                       {"cooperations", "kooperationen", "Kooperationen"},
                                       {"readiness", "bereitschaft", "Bereitschaft"},
                                       {"need_surveys", "bedarfe", "Bedarfe"},
                                       {"centres", "zentren", "Zentrale Orte"},
                                       {"report_texts", "texte", "Texte"}};

/// Tables by key of area, whose columns the study file names.
struct AreaTemplate {
  const char* file;
  const char* sheet;
  std::vector<std::pair<const char*, std::string>> columns;  ///< title and example
};

std::vector<AreaTemplate> area_templates(const std::string& kreis) {
  const std::string gemeinde = kreis + "001";
  return {{"sozialraeume",
           "Sozialräume",
           {{"Sozialraum", "sr1"},
            {"Name", "Sozialraum Mitte"},
            {"Art", "Planungsbereich"},
            {"Gebiet", gemeinde},
            {"Siedlungstyp", "ländlich"},
            {"Beschluss", "JHA 1/2026"}}},
          {"sozialdaten",
           "Sozialdaten",
           {{"Schlüssel", gemeinde},
            {"Gebiet", "Musterstadt"},
            {"SGB II unter 15", "40"},
            {"Bevölkerung unter 15", "400"},
            {"Arbeitslose", "110"},
            {"Bevölkerung 15 bis unter 65", "1900"}}}};
}

void check_kreis(const std::string& kreis) {
  const bool digits =
      std::all_of(kreis.begin(), kreis.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (kreis.size() == 5 && digits) return;
  throw geo::Error(geo::ErrorKind::Usage,
                   text("„{}“ ist kein Kreisschlüssel.", "\"{}\" is no key of a Kreis.", kreis))
      .with_hint(text("Er hat fünf Ziffern, zum Beispiel 16063 für den Wartburgkreis.",
                      "It has five digits, for example 16063 for the Wartburgkreis."));
}

void check_new(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder, error) ||
      (fs::is_directory(folder, error) && fs::is_empty(folder, error)))
    return;
  throw geo::Error(geo::ErrorKind::Usage, text("Den Ordner gibt es schon, und er ist nicht leer.",
                                               "The folder exists already and is not empty."))
      .in_file(folder.string())
      .with_hint(text("Bitte einen neuen Ordner nennen; überschrieben wird nichts.",
                      "Please name a new folder; nothing is overwritten."));
}

/// The list with its titles and one example row, which the planner replaces.
geo::Table template_table(const char* list) {
  geo::TableBuilder builder;
  for (const ListField& field : list_fields(list)) {
    builder.add_text(std::string(field.name), field.title, {std::string(field.sample)});
  }
  return std::move(builder).build();
}

std::vector<std::string> field_help(const char* list) {
  std::vector<std::string> lines = {
      "Die Zeile unter den Titeln ist ein Beispiel und wird ersetzt."};
  for (const ListField& field : list_fields(list))
    lines.push_back(field.title.de + ": " + field.help.de);
  return lines;
}

class TemplateWriter {
 public:
  TemplateWriter(const fs::path& folder, std::vector<fs::path>& made)
      : folder_(folder), made_(made) {}

  void write(const std::string& file, const geo::Sheet& sheet,
             std::vector<std::string> notes) const {
    const fs::path csv = folder_ / (file + ".csv");
    geo::write_csv(csv, sheet.table, {.german = true, .titles = true});
    made_.push_back(csv);
    geo::Workbook workbook;
    workbook.title = sheet.name;
    workbook.sheets = {sheet};
    workbook.notes = std::move(notes);
    const fs::path xlsx = folder_ / (file + ".xlsx");
    geo::write_xlsx(xlsx, workbook);
    made_.push_back(xlsx);
  }

 private:
  const fs::path& folder_;
  std::vector<fs::path>& made_;
};

void write_templates(const fs::path& folder, const std::string& kreis,
                     std::vector<fs::path>& made) {
  const TemplateWriter writer(folder, made);
  for (const ListTemplate& list : kTemplates)
    writer.write(list.file, {list.sheet, template_table(list.list)}, field_help(list.list));
  for (const AreaTemplate& area : area_templates(kreis)) {
    geo::TableBuilder builder;
    for (const auto& [title, example] : area.columns)
      builder.add_text(title, geo::same_text(title), std::vector<std::string>{example});
    writer.write(area.file, {area.sheet, std::move(builder).build()},
                 {"Die Zeile unter den Titeln ist ein Beispiel und wird ersetzt; je Gebiet eine "
                  "Zeile, Schlüssel als Text."});
  }
}

}  // namespace

std::vector<fs::path> init_study(const fs::path& folder, const std::string& kreis) {
  check_kreis(kreis);
  check_new(folder);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw geo::Error(geo::ErrorKind::Io, text("Der Ordner lässt sich nicht anlegen ({}).",
                                              "The folder cannot be made ({}).", error.message()))
        .in_file(folder.string());
  }
  std::vector<fs::path> made = {folder / "studie.toml", folder / "LIESMICH.txt"};
  geo::write_file_atomically(made[0], study_template(kreis));
  geo::write_file_atomically(made[1], readme_template());
  write_templates(folder, kreis, made);
  return made;
}

}  // namespace nahraum::analysis
