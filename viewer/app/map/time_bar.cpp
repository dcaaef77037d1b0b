#include "viewer/app/map/time_bar.h"

#include <QAction>
#include <QLabel>
#include <QSlider>

namespace nahraum::app {

TimeBar::TimeBar(geo::Language language, QWidget* parent)
    : QToolBar(tr("Later years"), parent),
      language_(language),
      slider_(new QSlider(Qt::Horizontal)),
      words_(new QLabel) {
  setObjectName(QStringLiteral("time_bar"));
  setAccessibleName(windowTitle());
  slider_->setObjectName(QStringLiteral("years"));
  slider_->setAccessibleName(tr("Year shown on the map"));
  slider_->setToolTip(slider_->accessibleName());
  slider_->setTickPosition(QSlider::TicksBelow);
  slider_->setPageStep(1);
  slider_->setFixedWidth(120);
  auto* name = new QLabel(tr("Year shown on the map"));
  name->setBuddy(slider_);
  addWidget(name);
  addWidget(slider_);
  addWidget(words_);
  words_->setMinimumWidth(words_->fontMetrics().horizontalAdvance(tr("as calculated")) + 12);
  words_->setAlignment(Qt::AlignCenter);
  connect(slider_, &QSlider::valueChanged, this, &TimeBar::take);
  hide();
}

void TimeBar::set_study(const OpenStudy& study) {
  years_ = render::forecast_year_layers(*study.result);
  today_.reset();
  for (const render::StyledLayer& layer : study.layers)
    if (!years_.empty() && layer.id == years_.front().layer.id) today_ = layer;
  const bool possible = today_.has_value();
  const QSignalBlocker quiet(slider_);
  slider_->setRange(0, possible ? static_cast<int>(years_.size()) : 0);
  slider_->setValue(0);
  words_->setText(tr("as calculated"));
  setVisible(possible);
  toggleViewAction()->setVisible(possible);
}

int TimeBar::year() const {
  return slider_->value() == 0 ? 0 : years_[static_cast<std::size_t>(slider_->value()) - 1].year;
}

void TimeBar::take(int position) {
  if (!today_) return;
  words_->setText(position == 0 ? tr("as calculated") : QString::number(year()));
  slider_->setAccessibleDescription(words_->text());
  emit layer_asked(position == 0 ? *today_ : years_[static_cast<std::size_t>(position) - 1].layer);
}

}  // namespace nahraum::app
