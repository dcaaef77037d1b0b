#pragma once
// The catchment under the cursor: while R is held (or the tool is switched on) the map shows which
// cells would reach a place at the cursor, and a bubble says how many children live there. By
// keyboard the place is the cross in the middle. Mode, minutes and group are chosen in a tool bar.

#include <QPainterPath>
#include <QPointer>
#include <QToolBar>
#include <memory>

#include "viewer/app/map/map_overlay.h"
#include "viewer/app/map/reach_worker.h"

class QComboBox;

namespace nahraum::app {

class MapWidget;

class ReachTool : public QObject, public MapOverlay {
  Q_OBJECT
 public:
  ReachTool(MapWidget& map, geo::Language language, QObject* parent);
  ~ReachTool() override;

  /// The small panel; owned by the caller once it is added to a window.
  [[nodiscard]] QToolBar* tool_bar() const { return bar_; }
  /// Switches the tool on for good: for people who cannot hold a key and move.
  [[nodiscard]] QAction* action() const { return action_; }
  void set_result(std::shared_ptr<const analysis::StudyResult> result);
  /// The same study with more in it: what is chosen and shown stays.
  void replace_result(std::shared_ptr<const analysis::StudyResult> result) {
    result_ = std::move(result);
  }

  [[nodiscard]] bool active() const { return held_ || action_->isChecked(); }
  /// "412 Kinder unter 6 in 15 min zu Fuß"; empty while nothing is known.
  [[nodiscard]] QString sentence() const { return sentence_; }
  [[nodiscard]] const ReachReply& reply() const { return reply_; }
  /// The answer shown is that of the place asked about last.
  [[nodiscard]] bool up_to_date() const { return reply_.number == asked_; }

  void paint(QPainter& painter, const render::View& view) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 signals:
  /// For the status bar and screen readers.
  void told(const QString& sentence);
  void failed(const QString& sentence);

 private:
  void make_bar();
  void fill_minutes();
  void start_or_stop();
  void ask();
  void take(const ReachReply& reply);
  [[nodiscard]] QString words_of(const analysis::Count& count) const;

  MapWidget& map_;
  geo::Language language_;
  std::shared_ptr<const analysis::StudyResult> result_;
  ReachWorker worker_;
  QPointer<QToolBar> bar_;
  QAction* action_;
  QComboBox* mode_;
  QComboBox* minutes_;
  QComboBox* group_;
  bool held_ = false;
  bool preparing_ = false;
  std::uint64_t asked_ = 0;
  ReachReply reply_;
  QString sentence_;
};

}  // namespace nahraum::app
