// The second step of an opening: what the window says while it runs, and how the rest takes its
// place without touching what the user has set up.
#include <algorithm>

#include "viewer/app/export/exports.h"
#include "viewer/app/map/map_tools.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/proposals/proposals_dock.h"
#include "viewer/app/ranking/ranking_panels.h"
#include "viewer/app/scenario/study_editor.h"
#include "viewer/app/study/findings_dock.h"
#include "viewer/app/study/identify_dock.h"
#include "viewer/app/study/layer_dock.h"
#include "viewer/app/study/study_rest.h"
#include "viewer/app/verbund/verbund_dock.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"
#include "viewer/app/window/status_widgets.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

using Layers = std::vector<render::StyledLayer>;

/// Where each layer is in another list with its id; its size for those that are not there.
std::vector<std::size_t> places_in(const Layers& now, const Layers& before) {
  std::vector<std::size_t> places;
  for (const render::StyledLayer& layer : before) {
    const auto found = std::find_if(
        now.begin(), now.end(), [&](const render::StyledLayer& one) { return one.id == layer.id; });
    places.push_back(static_cast<std::size_t>(found - now.begin()));
  }
  return places;
}

}  // namespace

bool MainWindow::busy() const { return (job_ != nullptr && !job_->over()) || rest_->running(); }

void MainWindow::connect_rest() {
  rest_ = new StudyRest(options_.language, this);
  connect(rest_, &StudyRest::changed, this, &MainWindow::tell_rest);
  connect(rest_, &StudyRest::progressed, progress_, &ProgressWidgets::show_progress);
  connect(rest_, &StudyRest::arrived, this, [this](const OpenStudy& whole) {
    study_.rest != nullptr ? take_rest(whole) : take_base_rest(whole);
  });
  connect(rest_, &StudyRest::stopped, this, [this] {
    messages_->show_message(geo::Severity::Info, rest_->note().sentence, tr("Continue"));
  });
  connect(rest_, &StudyRest::failed, this, [this](const QString& sentence) {
    messages_->show_message(geo::Severity::Error,
                            sentence + QLatin1Char(' ') + rest_->note().sentence, tr("Continue"));
  });
}

void MainWindow::tell_rest(const RestNote& note) {
  if (!note.running && (job_ == nullptr || job_->over()))
    progress_->end();
  else if (note.running && progress_->isHidden())
    progress_->begin(QString());
  // While the study behind a scenario is completed, nothing of the scenario is missing.
  const RestNote& shown = study_.rest != nullptr ? note : RestNote();
  ranking_->set_rest(shown);
  proposals_->set_rest(shown.sentence);
  exports_->set_wait(shown.sentence);
}

void MainWindow::take_rest(const OpenStudy& whole) {
  const Layers before = study_.layers;
  std::vector<render::Hit> hits = objects_->hits();
  MapWidget::Rows marked = map_->highlighted();
  const int chosen = layers_->current();
  const std::size_t findings = study_.result->inputs.findings.kept().size();
  show_layers(completed(study_, tools_->arranged(whole, file_), put_));
  tools_->complete(study_);
  keep_base();

  const std::vector<std::size_t> places = places_in(study_.layers, before);
  const auto gone = [&](const auto& hit) { return places[hit.layer] == study_.layers.size(); };
  std::erase_if(hits, gone);
  for (render::Hit& hit : hits) hit.layer = static_cast<std::uint32_t>(places[hit.layer]);
  if (!hits.empty()) objects_->replace_hits(study_.layers, hits);
  std::erase_if(marked, [&](const auto& one) { return places[one.first] == study_.layers.size(); });
  for (auto& one : marked) one.first = static_cast<std::uint32_t>(places[one.first]);
  map_->set_highlighted(std::move(marked));
  if (chosen >= 0) layers_->set_current(places[static_cast<std::size_t>(chosen)]);

  ranking_->complete(study_.result);
  verbuende_->show_study(base_.result != nullptr ? base_.result : study_.result);
  exports_->show_study(study_, file_);
  if (!hits.empty()) exports_->choose_object(study_.layers[hits.front().layer], hits.front().row);
  exports_->choose_kita(ranking_->table().selected_kita());
  proposals_->show_study(study_.result, base_.result.get());
  fill_comparison();
  if (study_.result->inputs.findings.kept().size() != findings) {
    findings_->set_findings(study_.result->inputs.findings);
    if (editor_->recovered_words().isEmpty()) tell_findings();
  }
  emit study_completed();
  if (file_.scenario != nullptr && base_.rest != nullptr) rest_->begin(base_.rest);
}

/// Of the study as it is, behind the scenario that is shown.
void MainWindow::take_base_rest(const OpenStudy& whole) {
  if (file_.scenario == nullptr || base_.rest == nullptr) return;
  base_ = whole;
  tools_->compare_with(base_, qstring(base_.result->study.title, options_.language));
  verbuende_->show_study(base_.result);
  fill_comparison();
}

}  // namespace nahraum::app
