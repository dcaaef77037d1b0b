#include "viewer/app/proposals/amount_control.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSlider>
#include <QSpinBox>
#include <algorithm>

namespace nahraum::app {

AmountControl::AmountControl(const Words& words, QWidget* parent)
    : QWidget(parent),
      label_(new QLabel),
      slider_(new QSlider(Qt::Horizontal)),
      box_(new QSpinBox) {
  const QString object = QLatin1String(words.object);
  slider_->setObjectName(object + QStringLiteral("_slider"));
  box_->setObjectName(object + QStringLiteral("_box"));
  set_name(words.name);
  box_->setSuffix(words.suffix);
  box_->setSpecialValueText(words.none);
  box_->setGroupSeparatorShown(true);
  box_->setKeyboardTracking(false);  // asked when the number is written, not at each digit
  label_->setBuddy(box_);
  slider_->setFocusPolicy(Qt::StrongFocus);
  slider_->setMinimumWidth(60);
  slider_->setTickPosition(QSlider::NoTicks);
  for (QWidget* widget : std::initializer_list<QWidget*>{label_, slider_, box_})
    widget->setToolTip(words.help);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  row->addWidget(label_);
  row->addWidget(slider_, 1);
  row->addWidget(box_);
  connect(slider_, &QSlider::valueChanged, this, [this](int steps) {
    if (quiet_) return;
    box_->setValue(steps * step_);
  });
  connect(box_, &QSpinBox::valueChanged, this, [this](int value) {
    if (quiet_) return;
    const QScopedValueRollback quiet(quiet_, true);
    slider_->setValue(value / step_);
    emit changed(value);
  });
}

void AmountControl::set(const Range& range, int value) {
  const QScopedValueRollback quiet(quiet_, true);
  step_ = std::max(range.step, 1);
  box_->setRange(range.least, std::max(range.most, value));
  box_->setSingleStep(step_);
  box_->setValue(value);
  slider_->setRange((range.least + step_ - 1) / step_, std::max(range.slider_most, value) / step_);
  slider_->setPageStep(std::max(1, (slider_->maximum() - slider_->minimum()) / 10));
  slider_->setValue(value / step_);
}

void AmountControl::set_name(const QString& name) {
  label_->setText(name);
  slider_->setAccessibleName(name);
  box_->setAccessibleName(name);
  box_->findChild<QLineEdit*>()->setAccessibleName(name);
}

int AmountControl::value() const { return box_->value(); }

}  // namespace nahraum::app
