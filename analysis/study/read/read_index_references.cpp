#include "analysis/study/read/input_steps.h"
#include "analysis/study/read/source_table.h"
#include "geo/io/recipe.h"

namespace nahraum::analysis {

namespace {

geo::Recipe reference_recipe() {
  geo::Recipe recipe;
  recipe.key_field = "indikator";
  for (const char* name : {"indikator", "mittel", "sd"}) {
    geo::FieldSpec field;
    field.name = field.column = name;
    field.kind = recipe.fields.empty() ? geo::FieldKind::Key : geo::FieldKind::Number;
    recipe.fields.push_back(field);
  }
  return recipe;
}

}  // namespace

void read_index_references(InputContext& context) {
  const std::optional<IndexSpec>& index = context.study().need.index;
  if (!index || index->reference != ReferenceKind::Table) return;
  const Source& source = context.study().source(index->reference_source);
  const geo::RawTable raw = read_source_table(context, source).raw;
  const geo::Table table = read_named(context, source, [&](geo::Findings& findings) {
    return geo::apply_recipe(raw, reference_recipe(), findings);
  });
  geo::Findings& findings = context.findings_of(source);
  std::size_t used = 0;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const geo::FlaggedValue mean = number_at(table, "mittel", row),
                            sd = number_at(table, "sd", row);
    if (mean.missing() || sd.missing() || sd.value < 0) {
      findings.add(geo::Severity::Warning, "index.reference",
                   geo::text("Mittel oder Standardabweichung von „{}“ fehlt oder ist negativ; die "
                             "Zeile wird nicht verwendet.",
                             "Mean or standard deviation of \"{}\" is missing or negative; the row "
                             "is not used.",
                             table.text("indikator")[row]),
                   table.source_row(row));
      continue;
    }
    ++used;
    context.inputs().index_references[table.text("indikator")[row]] = {
        .mean = mean.value, .sd = sd.value, .values = 0, .given = true};
  }
  context.report(source).rows_used = used;
  context.report(source).rows_rejected = context.report(source).rows_in - used;
}

}  // namespace nahraum::analysis
