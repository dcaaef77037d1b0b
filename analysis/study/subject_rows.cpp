#include "analysis/study/subject_rows.h"

#include <algorithm>
#include <string_view>

#include "analysis/study/keys/suggest.h"
#include "analysis/study/read/input_steps.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/error.h"
#include "geo/io/guard.h"

namespace nahraum::analysis {

namespace {

using geo::text;

std::size_t row_of(const std::vector<std::string>& ids, const std::string& id,
                   const geo::Text& unknown) {
  const auto found = std::find(ids.begin(), ids.end(), id);
  if (found != ids.end()) return static_cast<std::size_t>(found - ids.begin());
  throw geo::Error(geo::ErrorKind::Usage, unknown).with_hint(suggestion(id, ids));
}

template <typename List>
std::vector<std::string> ids_of(const List& list) {
  std::vector<std::string> ids;
  for (const auto& one : list) ids.push_back(one.id);
  return ids;
}

geo::Error no_sozialraeume() {
  return geo::Error(geo::ErrorKind::Usage,
                    text("Die Studie hat keine Sozialräume.", "The study has no Sozialräume."))
      .with_hint(text("Abschnitt [sozialraeume] der Studie ausfüllen, oder eine Gemeinde nehmen "
                      "(--unit und ihr Schlüssel).",
                      "Fill in the section [sozialraeume] of the study, or take a Gemeinde "
                      "(--unit and its key)."));
}

}  // namespace

std::size_t sozialraum_row(const StudyInputs& inputs, const std::string& id) {
  if (!inputs.sozialraeume) throw no_sozialraeume();
  return row_of(ids_of(inputs.sozialraeume->areas.list), id,
                text("Die Studie hat keinen Sozialraum mit der Nummer „{}“.",
                     "The study has no Sozialraum with the number \"{}\".", id));
}

std::size_t unit_row(const StudyInputs& inputs, const std::string& key) {
  return row_of(inputs.boundaries.table().text(columns::kUnitKey), key,
                text("Die Grenzen haben kein Gebiet mit dem Schlüssel „{}“.",
                     "The boundaries have no area with the key \"{}\".", key));
}

std::size_t kita_row(const StudyInputs& inputs, const std::string& id) {
  return row_of(ids_of(inputs.kitas), id,
                text("Die Liste hat keine Kita mit der Nummer „{}“.",
                     "The list has no Kita with the number \"{}\".", id));
}

void check_subject(const Study& study, const std::string& subject) {
  const std::size_t colon = subject.find(':');
  if (colon == std::string::npos) return;
  const std::string_view kind = std::string_view(subject).substr(0, colon);
  const std::string id = subject.substr(colon + 1);
  if (kind != "kita" && kind != "sozialraum" && kind != "unit") return;
  geo::lock_down_gdal();
  geo::Progress silent;
  StudyInputs inputs;
  InputContext context(study, silent, inputs);
  read_study_boundaries(context);
  if (kind == "unit") {
    (void)unit_row(inputs, id);
  } else if (kind == "kita") {
    (void)read_kitas(context);
    (void)kita_row(inputs, id);
  } else {
    read_sozialraeume(context);
    (void)sozialraum_row(inputs, id);
  }
}

}  // namespace nahraum::analysis
