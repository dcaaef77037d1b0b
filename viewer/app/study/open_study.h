#pragma once
// What the window shows: the result of one study with its layers and the scene made of them.
// Immutable; shared between the window and the workers.

#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "analysis/study/release/release_study.h"
#include "analysis/study/result.h"
#include "geo/core/progress.h"
#include "viewer/render/page.h"
#include "viewer/render/scene.h"

namespace nahraum::app {

/// Column by which a row of the ranking table and a row of the Kita layer are the same Kita.
inline constexpr std::string_view kKitaIdColumn = "kita_id";
/// Id of the layer that the ranking is linked with.
inline constexpr std::string_view kKitaLayer = "kitas";

struct StudyFile {
  std::filesystem::path file;
  std::filesystem::path root;  ///< empty = folder of the study file
  /// What it would be; null = the study as it is. Need not be saved in the file.
  std::shared_ptr<const analysis::Scenario> scenario{};
};

struct OpenStudy;
/// The whole of a study of which a part is shown: run on a worker. After an Error it can be asked
/// again; not by two at once.
using RestOfStudy = std::function<OpenStudy(geo::Progress&)>;

struct OpenStudy {
  std::shared_ptr<const analysis::StudyResult> result;
  /// The release that `result` is of: what papers are written from. Null for a study that is none.
  std::shared_ptr<const analysis::OutgoingStudy> outgoing;
  std::vector<render::StyledLayer> layers;  ///< bottom first
  render::Scene scene;
  /// Not null: `result` ends with the ranking (analysis/study/ranked_study.h).
  RestOfStudy rest{};
};

/// Opens a study on a worker thread; throws geo::Error. Tests hand in their own.
using StudyOpener = std::function<OpenStudy(const StudyFile&, geo::Progress&)>;

/// Loads, runs, dresses, in one go.
[[nodiscard]] OpenStudy open_study(const StudyFile& file, geo::Language language,
                                   geo::Progress& progress);
/// The same in two steps, as the window does: what is returned ends with the ranking, its `rest`
/// gives what open_study gives.
[[nodiscard]] OpenStudy open_ranking(const StudyFile& file, geo::Language language,
                                     geo::Progress& progress);
/// A result and its styled layers as an OpenStudy.
[[nodiscard]] OpenStudy assembled(analysis::StudyResult result,
                                  std::vector<render::StyledLayer> layers);
[[nodiscard]] OpenStudy assembled(analysis::OutgoingStudy outgoing,
                                  std::vector<render::StyledLayer> layers);

/// The layers in another order, bottom first: indices of those there are. Builds nothing anew.
[[nodiscard]] OpenStudy reordered(OpenStudy study, const std::vector<std::size_t>& order);
/// The layer takes the place of the one with its id and keeps its visibility, or goes on top.
[[nodiscard]] OpenStudy with_layer(OpenStudy study, render::StyledLayer layer);

/// The whole in place of the part that was shown: layers stay in the order, visibility and, where
/// they were `put` by id, in the form they are shown in. New ones lie on the layer they lie on in
/// the whole.
[[nodiscard]] OpenStudy completed(const OpenStudy& shown, OpenStudy whole,
                                  const std::set<std::string>& put);

/// The page for "Export map": the visible layers in the extent shown, with sources and dates of the
/// study.
[[nodiscard]] render::PageContent map_page(const OpenStudy& study,
                                           std::vector<render::StyledLayer> layers,
                                           const geo::Box& extent);
/// Licence notes of the sources, once each, for the corner of the map.
[[nodiscard]] std::vector<std::string> credit_lines(const analysis::Study& study);

}  // namespace nahraum::app
