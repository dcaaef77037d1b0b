#include "viewer/app/ranking/ranking_panels.h"

#include <QMainWindow>
#include <cmath>

#include "analysis/study/tables/result_columns.h"
#include "viewer/app/export/audience.h"
#include "viewer/app/map/map_ring.h"
#include "viewer/app/map/map_widget.h"
#include "viewer/app/ranking/chart_view.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

namespace columns = analysis::columns;

constexpr double kReach = 9;  // pixels around a Kita that still mean it

QString text_in(const geo::Table& table, const char* name, std::size_t row) {
  const geo::Column* column = table.column_count() == 0 ? nullptr : table.find(name);
  if (column == nullptr || column->type != geo::ColumnType::Text) return {};
  return qstring(column->texts[row]);
}

}  // namespace

RankingPanels::RankingPanels(geo::Language language, MapWidget& map, QMainWindow& window)
    : QObject(&window),
      ranking_(language),
      map_(map),
      table_(new RankingDock(ranking_, language, &window)),
      weights_(new WeightDock(ranking_, language, &window)),
      charts_(new ChartDock(ranking_, language, &window)),
      explanation_(new ExplainDock(language, &window)),
      ring_(new MapRing(map)) {
  connect(table_, &RankingDock::kita_selected, this, &RankingPanels::choose);
  connect(charts_, &ChartDock::kita_selected, this, [this](const QString& id) {
    table_->select_kita(id);
    choose(id);
  });
  connect(table_, &RankingDock::kita_pointed_at, this, &RankingPanels::point_at);
  connect(charts_, &ChartDock::kita_pointed_at, this, &RankingPanels::point_at);
  connect(table_, &RankingDock::rows_changed, this,
          [this] { charts_->set_rows(table_->shown_kitas()); });
  connect(&map, &MapWidget::cursor_moved, this, &RankingPanels::point_on_map);
  connect(&map, &MapWidget::cursor_left, this, [this] { point_at({}); });
  connect(&ranking_, &LiveRanking::failed, this, &RankingPanels::failed);
}

void RankingPanels::show_study(const OpenStudy& study, const analysis::StudyResult* base) {
  point_at({});
  result_ = study.result;
  places_.clear();
  for (const render::StyledLayer& layer : study.layers) {
    if (layer.id != kKitaLayer) continue;
    for (std::size_t row = 0; row < layer.layer.table().row_count(); ++row) {
      const geo::Box box = geo::bounds(layer.layer.geometry(row));
      if (box.empty()) continue;
      places_.push_back({text_in(layer.layer.table(), columns::kKitaId, row), box.centre()});
    }
  }
  const QString note = audience_stamp(result_->study, charts_->chart().language());
  table_->set_copy_note(note);
  charts_->chart().set_copy_note(note);
  ranking_.set_result(result_, base);
  explanation_->set_result(result_);
  charts_->set_rows(table_->shown_kitas());
}

void RankingPanels::complete(std::shared_ptr<const analysis::StudyResult> result) {
  result_ = std::move(result);
  ranking_.complete(result_);
  explanation_->take_result(result_);
}

void RankingPanels::set_rest(const RestNote& note) {
  ranking_.set_rest(note);
  table_->show_rest();
  explanation_->set_rest(note.sentence);
}

/// The Kita with the Gemeinde it lies in and the Verbund it belongs to.
ExplainDock::Subject RankingPanels::subject_of(const QString& kita_id) const {
  ExplainDock::Subject subject{kita_id, {}, {}};
  const geo::Table& table = result_->layers.kitas.table();
  const geo::Column* ids = table.column_count() == 0 ? nullptr : table.find(columns::kKitaId);
  for (std::size_t row = 0; ids != nullptr && row < ids->texts.size(); ++row) {
    if (qstring(ids->texts[row]) != kita_id) continue;
    subject.unit = text_in(table, columns::kCellUnit, row);
    subject.verbund = text_in(table, columns::kVerbund, row);
    break;
  }
  return subject;
}

void RankingPanels::select_kita(const QString& kita_id) {
  table_->select_kita(kita_id);
  charts_->select_kita(kita_id);
  explanation_->show_subject(kita_id.isEmpty() || result_ == nullptr ? ExplainDock::Subject()
                                                                     : subject_of(kita_id));
}

void RankingPanels::select_object(const render::StyledLayer& layer, std::size_t row) {
  const geo::Table& table = layer.layer.table();
  if (const QString kita = text_in(table, columns::kKitaId, row); !kita.isEmpty())
    return select_kita(kita);
  table_->select_kita({});
  charts_->select_kita({});
  ExplainDock::Subject subject;
  if (layer.id == "units")
    subject.unit = text_in(table, columns::kUnitKey, row);
  else
    subject.unit = text_in(table, columns::kCellUnit, row);
  subject.verbund = text_in(table, columns::kVerbund, row);
  explanation_->show_subject(subject);
}

void RankingPanels::choose(const QString& kita_id) {
  select_kita(kita_id);
  emit kita_selected(kita_id);
}

void RankingPanels::point_at(const QString& kita_id) {
  if (kita_id == pointed_) return;
  pointed_ = kita_id;
  table_->point_at(kita_id);
  charts_->point_at(kita_id);
  for (const Place& place : places_) {
    if (kita_id.isEmpty() || place.kita != kita_id) continue;
    ring_->set_place(place.ground);
    return;
  }
  ring_->set_place(std::nullopt);
}

void RankingPanels::point_on_map(double x, double y) {
  const double reach = kReach * map_.view().resolution();
  double best = reach;
  QString nearest;
  for (const Place& place : places_) {
    const double away = std::hypot(place.ground.x - x, place.ground.y - y);
    if (away > best) continue;
    best = away;
    nearest = place.kita;
  }
  point_at(nearest);
}

}  // namespace nahraum::app
