#include "analysis/study/release_study.h"
#include "geo/io/guard.h"
#include "viewer/app/open_study.h"
#include "viewer/render/study_maps.h"

namespace nahraum::app {

OpenStudy open_study(const StudyFile& file, geo::Language language, geo::Progress& progress) {
  geo::lock_down_gdal();
  const analysis::Study study = analysis::load_study(file.file, {file.root});
  analysis::StudyResult result =
      analysis::release_for_audience(analysis::run_study(study, {}, progress)).result();
  std::vector<render::StyledLayer> layers = render::study_layers(result, language);
  return assembled(std::move(result), std::move(layers));
}

}  // namespace nahraum::app
