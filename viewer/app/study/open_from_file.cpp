#include <iterator>

#include "analysis/study/keys/scenario_section.h"
#include "analysis/study/ranked_study.h"
#include "analysis/study/release/release_study.h"
#include "geo/io/guard.h"
#include "viewer/app/study/open_study.h"
#include "viewer/render/proposal_map.h"
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

/// Of all proposals the first alone, and of it what it would change: sites of several proposals one
/// upon another cannot be read. The page of proposals shows the others.
void calm_proposals(const analysis::StudyResult& result, std::vector<render::StyledLayer>& layers) {
  const analysis::ProposalOutcome* first = render::proposal_of_map(result, render::kProposals);
  if (first == nullptr) return;
  for (render::StyledLayer& layer : layers)
    if (layer.id == render::kProposals) layer = render::first_look_layer(result, *first);
}

/// A first look: who reaches what, Kitas by points and what is proposed first. Everything else
/// would hide that; a tick in the list of layers shows it.
void hide_at_first(std::vector<render::StyledLayer>& layers) {
  for (render::StyledLayer& layer : layers)
    if (layer.id.starts_with("verbund_") || layer.id == "services" || layer.id == "gaps" ||
        layer.id == "sozialraeume")
      layer.visible = false;
}

analysis::Study loaded(const StudyFile& file) {
  geo::lock_down_gdal();
  analysis::Study study = analysis::load_study(file.file, {file.root});
  if (file.scenario == nullptr) return study;
  study.scenarios = study.scenarios.with(*file.scenario);
  return analysis::with_scenario(std::move(study), file.scenario->key);
}

/// Nothing of a result is shown before it went through the release.
OpenStudy dressed(analysis::StudyResult result, geo::Language language, geo::Progress& progress) {
  analysis::OutgoingStudy outgoing = analysis::release_for_audience(std::move(result));
  std::vector<render::StyledLayer> layers = render::study_layers(outgoing, language);
  add_streets(outgoing, layers, progress);
  calm_proposals(outgoing, layers);
  hide_at_first(layers);
  return assembled(std::move(outgoing), std::move(layers));
}

}  // namespace

OpenStudy open_study(const StudyFile& file, geo::Language language, geo::Progress& progress) {
  return dressed(analysis::run_study(loaded(file), {}, progress), language, progress);
}

OpenStudy open_ranking(const StudyFile& file, geo::Language language, geo::Progress& progress) {
  const auto ranked =
      std::make_shared<analysis::RankedStudy>(analysis::run_to_ranking(loaded(file), {}, progress));
  OpenStudy study = dressed(ranked->result(progress), language, progress);
  study.rest = [ranked, language](geo::Progress& rest) {
    // The other core is left to the window, in which somebody works meanwhile.
    return dressed(analysis::complete(*ranked, {.threads = 1}, rest), language, rest);
  };
  return study;
}

}  // namespace nahraum::app
