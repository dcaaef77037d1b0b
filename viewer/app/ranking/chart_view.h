#pragma once
// One chart on the screen, on white as on paper, with rows or points that can be pointed at and
// chosen. Mouse: moving points, clicking chooses. Keys: arrows walk from mark to mark, Enter
// chooses, Ctrl+C copies. Screen readers get the chart in words, and each mark as one walks.

#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "analysis/report/chart.h"
#include "viewer/app/map/qpainter_canvas.h"
#include "viewer/render/charts/charts.h"

namespace nahraum::app {

class ChartView : public QWidget {
  Q_OBJECT
 public:
  explicit ChartView(geo::Language language, QWidget* parent = nullptr);

  void set_chart(std::optional<analysis::Chart> chart);
  [[nodiscard]] const std::optional<analysis::Chart>& chart() const { return chart_; }
  /// A ring around the mark with this index; nothing = none.
  void point_at(std::optional<std::size_t> index);
  /// Where the marks are, in the widget.
  [[nodiscard]] const std::vector<render::ChartTarget>& targets();
  /// With a note in its title.
  void copy_chart();
  void set_copy_note(const QString& note) { copy_note_ = note; }
  [[nodiscard]] geo::Language language() const { return language_; }

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;

 signals:
  void pointed_at(std::optional<std::size_t> index);
  void chosen(std::size_t index);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void lay_out();
  void walk(int by);
  void tell(std::optional<std::size_t> index);
  [[nodiscard]] std::optional<std::size_t> mark_at(QPointF at);
  [[nodiscard]] QString words_of(std::size_t index) const;
  [[nodiscard]] double chart_width() const;

  geo::Language language_;
  render::ChartOptions options_;
  std::optional<analysis::Chart> chart_;
  QString copy_note_;
  mutable GlyphCache glyphs_;
  std::vector<render::ChartTarget> targets_;
  bool laid_out_ = false;
  std::optional<std::size_t> pointed_;
};

}  // namespace nahraum::app
