#include <iterator>

#include "analysis/study/keys/scenario_section.h"
#include "analysis/study/release/release_study.h"
#include "geo/io/guard.h"
#include "viewer/app/study/open_study.h"
#include "viewer/render/street_layers.h"
#include "viewer/render/study_maps.h"

namespace nahraum::app {

namespace {

/// Streets above the coloured areas and below everything else.
void add_streets(const analysis::StudyResult& result, std::vector<render::StyledLayer>& layers,
                 geo::Progress& progress) {
  if (result.inputs.streets == nullptr) return;
  std::vector<render::StyledLayer> streets =
      render::street_layers(result.inputs.streets->graph.network, result.study.crs, progress);
  const auto above_areas = layers.begin() + (layers.empty() ? 0 : 1);
  layers.insert(above_areas, std::make_move_iterator(streets.begin()),
                std::make_move_iterator(streets.end()));
}

/// A first look: coverage, gaps, Kitas by points and what is proposed. Verbünde and services would
/// hide that; a tick in the list of layers shows them.
void hide_at_first(std::vector<render::StyledLayer>& layers) {
  for (render::StyledLayer& layer : layers)
    if (layer.id.starts_with("verbund_") || layer.id == "services") layer.visible = false;
}

}  // namespace

OpenStudy open_study(const StudyFile& file, geo::Language language, geo::Progress& progress) {
  geo::lock_down_gdal();
  analysis::Study study = analysis::load_study(file.file, {file.root});
  if (file.scenario != nullptr) {
    study.scenarios = study.scenarios.with(*file.scenario);
    study = analysis::with_scenario(std::move(study), file.scenario->key);
  }
  analysis::OutgoingStudy outgoing =
      analysis::release_for_audience(analysis::run_study(study, {}, progress));
  std::vector<render::StyledLayer> layers = render::study_layers(outgoing, language);
  add_streets(outgoing, layers, progress);
  hide_at_first(layers);
  return assembled(std::move(outgoing), std::move(layers));
}

}  // namespace nahraum::app
