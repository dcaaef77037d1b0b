// Changes of territory: the list of the study, or the one shipped with the program.

#include "analysis/study/keys/catalogue.h"
#include "analysis/study/read/input_steps.h"
#include "analysis/study/read/source_table.h"
#include "geo/io/csv_reader.h"
#include "geo/io/recipe.h"

namespace nahraum::analysis {

namespace {

geo::FieldSpec field(const char* name, const std::string& column, geo::FieldKind kind) {
  geo::FieldSpec spec;
  spec.name = name;
  spec.column = column;
  spec.kind = kind;
  return spec;
}

}  // namespace

std::optional<Crosswalk> study_crosswalk(InputContext& context) {
  const std::optional<CrosswalkSpec>& spec = context.study().need.crosswalk;
  if (!spec) return std::nullopt;
  geo::RawTable raw;
  geo::Findings findings;
  if (spec->source.empty()) {
    raw = geo::read_csv(catalogue_file("gebietsaenderungen.csv"), {}, findings);
    context.inputs().findings.set_file(raw.file);
  } else {
    const Source& source = context.study().source(spec->source);
    raw = read_source_table(context, source).raw;
    (void)context.findings_of(source);
    context.report(source).rows_used = context.report(source).rows_in;
  }
  geo::Recipe recipe;
  recipe.fields = {field("from", spec->from, geo::FieldKind::Text),
                   field("to", spec->to, geo::FieldKind::Text),
                   field("share", spec->share, geo::FieldKind::Number)};
  const geo::Table table = geo::apply_recipe(raw, recipe, findings);
  std::vector<CrosswalkRow> rows;
  for (std::size_t row = 0; row < table.row_count(); ++row)
    rows.push_back({table.text("from")[row], table.text("to")[row], table.number("share")[row],
                    table.source_row(row)});
  return checked_crosswalk(rows, context.inputs().findings);
}

}  // namespace nahraum::analysis
