#include "viewer/app/window/status_widgets.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <cmath>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

constexpr double kScales[] = {5'000,   10'000,  25'000,  50'000,    100'000,
                              200'000, 250'000, 500'000, 1'000'000, 2'000'000};

/// A label whose width does not jump with every figure.
QLabel* steady_label(const QString& name, const QString& widest) {
  auto* label = new QLabel;
  label->setAccessibleName(name);
  label->setToolTip(name);
  label->setTextFormat(Qt::PlainText);
  label->setMinimumWidth(label->fontMetrics().horizontalAdvance(widest) + 8);
  label->setAlignment(Qt::AlignCenter);
  return label;
}

}  // namespace

StatusWidgets::StatusWidgets(geo::Language language, QWidget* parent)
    : QWidget(parent),
      language_(language),
      coordinate_(steady_label(tr("Coordinate (east, north) in metres"),
                               QStringLiteral("0.000.000 | 0.000.000"))),
      degrees_(steady_label(tr("Coordinate in degrees (WGS 84: latitude, longitude)"),
                            QStringLiteral("00,00000° N 00,00000° O"))),
      scale_(new QComboBox),
      crs_(steady_label(tr("Coordinate reference system"), QStringLiteral("EPSG:00000"))) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 4, 0);
  row->setSpacing(8);
  auto* scale_label = new QLabel(tr("Scale"));
  scale_->setObjectName(QStringLiteral("scale"));
  scale_->setEditable(true);
  scale_->setInsertPolicy(QComboBox::NoInsert);
  scale_->setAccessibleName(tr("Scale"));
  scale_->lineEdit()->setAccessibleName(tr("Scale"));
  scale_->view()->setAccessibleName(tr("Scale"));
  scale_->setToolTip(tr("Scale of the map; type one like 1:25000"));
  for (const double scale : kScales) scale_->addItem(scale_text(scale, language));
  scale_->setMinimumContentsLength(11);
  scale_label->setBuddy(scale_);
  row->addWidget(coordinate_);
  row->addWidget(degrees_);
  row->addWidget(scale_label);
  row->addWidget(scale_);
  row->addWidget(crs_);
  connect(scale_, &QComboBox::activated, this, &StatusWidgets::take_scale);
  connect(scale_->lineEdit(), &QLineEdit::returnPressed, this, &StatusWidgets::take_scale);
}

void StatusWidgets::show_view(const render::View& view) {
  shown_scale_ = view.scale_denominator();
  scale_->setEditText(scale_text(shown_scale_, language_));
  if (view.crs() == shown_crs_) return;
  shown_crs_ = view.crs();
  to_wgs84_.reset();
  crs_->setText(shown_crs_.known() ? QStringLiteral("EPSG:%1").arg(shown_crs_.epsg()) : QString());
  if (!shown_crs_.known()) return;
  crs_->setToolTip(qstring(geo::crs_name(shown_crs_)));
  try {
    to_wgs84_.emplace(shown_crs_, geo::Crs::wgs84());
  } catch (const geo::Error&) {
    degrees_->clear();  // without a way to degrees none are shown
  }
}

void StatusWidgets::show_coordinate(double x, double y) {
  coordinate_->setText(qstring(geo::people_number(std::round(x), 0, language_)) +
                       QStringLiteral(" | ") +
                       qstring(geo::people_number(std::round(y), 0, language_)));
  degrees_->clear();
  if (!to_wgs84_) return;
  try {
    const geo::Point lonlat = to_wgs84_->apply({x, y});
    const auto degrees = [&](double value) {
      return qstring(geo::people_number(std::abs(value), 5, language_)) + QStringLiteral("° ");
    };
    degrees_->setText(degrees(lonlat.y) + (lonlat.y < 0 ? tr("S") : tr("N")) + QLatin1Char(' ') +
                      degrees(lonlat.x) + (lonlat.x < 0 ? tr("W") : tr("E")));
  } catch (const geo::Error&) {
    degrees_->clear();  // a place outside what the operation can take
  }
}

void StatusWidgets::clear_coordinate() {
  coordinate_->clear();
  degrees_->clear();
}

void StatusWidgets::take_scale() {
  const double scale = parse_scale(scale_->currentText());
  if (scale > 0)
    emit scale_chosen(scale);
  else
    scale_->setEditText(scale_text(shown_scale_, language_));
}

ProgressWidgets::ProgressWidgets(QWidget* parent)
    : QWidget(parent),
      what_(new QLabel),
      bar_(new QProgressBar),
      cancel_(new QPushButton(tr("Cancel"))) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(4, 0, 4, 0);
  what_->setTextFormat(Qt::PlainText);
  what_->setMinimumWidth(60);  // a long step is cut before the window grows by it
  bar_->setFixedWidth(120);
  bar_->setAccessibleName(tr("Progress"));
  cancel_->setObjectName(QStringLiteral("cancel"));
  cancel_->setAccessibleName(tr("Cancel the calculation"));
  row->addWidget(what_);
  row->addWidget(bar_);
  row->addWidget(cancel_);
  connect(cancel_, &QPushButton::clicked, this, &ProgressWidgets::cancel_asked);
  hide();
}

void ProgressWidgets::begin(const QString& what) {
  show_progress(-1, what);
  show();
}

void ProgressWidgets::show_progress(double share, const QString& what) {
  what_->setText(what);
  bar_->setRange(0, share < 0 ? 0 : 1000);
  if (share >= 0) bar_->setValue(static_cast<int>(std::lround(share * 1000)));
}

void ProgressWidgets::end() { hide(); }

}  // namespace nahraum::app
