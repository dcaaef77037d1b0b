#include "analysis/study/release_study.h"
#include "analysis/study/scenario_section.h"
#include "geo/io/guard.h"
#include "viewer/app/open_study.h"
#include "viewer/render/study_maps.h"

namespace nahraum::app {

OpenStudy open_study(const StudyFile& file, geo::Language language, geo::Progress& progress) {
  geo::lock_down_gdal();
  analysis::Study study = analysis::load_study(file.file, {file.root});
  if (file.scenario != nullptr) {
    study.scenarios = study.scenarios.with(*file.scenario);
    study = analysis::with_scenario(std::move(study), file.scenario->key);
  }
  analysis::StudyResult result =
      analysis::release_for_audience(analysis::run_study(study, {}, progress)).result();
  std::vector<render::StyledLayer> layers = render::study_layers(result, language);
  return assembled(std::move(result), std::move(layers));
}

}  // namespace nahraum::app
