#include "analysis/study/read/inputs.h"

#include "analysis/study/apply_scenario.h"
#include "analysis/study/read/input_steps.h"
#include "geo/io/guard.h"

namespace nahraum::analysis {

StudyInputs read_inputs_in_steps(const Study& study, geo::Progress& progress) {
  geo::lock_down_gdal();
  StudyInputs inputs;
  InputContext context(study, progress, inputs);
  progress.next(geo::text("Grenzen lesen", "Reading boundaries"));
  read_study_boundaries(context);
  progress.next(geo::text("Zensus lesen", "Reading census grids"));
  read_study_census(context);
  progress.next(geo::text("Kitas, Angebote und Verbünde lesen", "Reading Kitas and services"));
  const std::set<std::string> rejected = read_kitas(context);
  read_thekiz(context, rejected);
  read_verbuende(context, rejected);
  read_services(context, rejected);
  read_statements(context);
  read_cooperations(context, rejected);
  progress.next(geo::text("Kennzahlen lesen", "Reading indicators"));
  read_index_references(context);
  read_sozialraeume(context);
  read_indicators(context);
  read_forecast(context);
  read_report_texts(context);
  progress.next(geo::text("Straßen und Fahrplan lesen", "Reading streets and timetable"));
  read_networks(context);
  progress.check();
  return inputs;
}

StudyInputs read_inputs(const Study& study, geo::Progress& progress) {
  progress.begin(kInputSteps);
  StudyInputs inputs = read_inputs_in_steps(study, progress);
  Study changed = study;  // its proposals too; here only what is said about them counts
  apply_scenario(changed, inputs);
  return inputs;
}

}  // namespace nahraum::analysis
