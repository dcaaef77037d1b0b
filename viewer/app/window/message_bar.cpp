#include "viewer/app/window/message_bar.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "viewer/app/look/appearance.h"
#include "viewer/app/window/icons.h"

namespace nahraum::app {

namespace {

struct Look {
  Icon icon;
  Role ground;
  Role edge;
};

Look look_of(geo::Severity severity) {
  switch (severity) {
    case geo::Severity::Error:
      return {Icon::Error, Role::ErrorGround, Role::ErrorEdge};
    case geo::Severity::Warning:
      return {Icon::Warning, Role::WarningGround, Role::WarningEdge};
    case geo::Severity::Info:
      break;
  }
  return {Icon::Info, Role::InfoGround, Role::InfoEdge};
}

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      icon_(new QLabel),
      text_(new QLabel),
      action_(new QPushButton),
      close_(new QToolButton) {
  setObjectName(QStringLiteral("message_bar"));
  setAccessibleName(tr("Message"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(10, 6, 6, 6);
  row->setSpacing(8);
  text_->setObjectName(QStringLiteral("message"));
  text_->setTextFormat(Qt::PlainText);
  text_->setWordWrap(true);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  text_->setFocusPolicy(Qt::NoFocus);
  close_->setAutoRaise(true);
  close_->setFocusPolicy(Qt::TabFocus);
  close_->setIcon(icon_of(Icon::Close));
  close_->setToolTip(tr("Close message"));
  close_->setAccessibleName(tr("Close message"));
  row->addWidget(icon_, 0, Qt::AlignTop);
  row->addWidget(text_, 1);
  row->addWidget(action_, 0, Qt::AlignTop);
  row->addWidget(close_, 0, Qt::AlignTop);
  action_->hide();
  connect(close_, &QToolButton::clicked, this, &QWidget::hide);
  connect(action_, &QPushButton::clicked, this, &MessageBar::action_chosen);
  hide();
}

void MessageBar::show_message(geo::Severity severity, const QString& sentence,
                              const QString& action) {
  severity_ = severity;
  dress();
  text_->setText(sentence);
  setAccessibleDescription(sentence);
  action_->setText(action);
  action_->setVisible(!action.isEmpty());
  show();
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void MessageBar::dress() {
  const Look look = look_of(severity_);
  restyle(*this, QStringLiteral("#message_bar { background: %1; border: none; border-bottom: 2px "
                                "solid %2; } #message { color: %3; }")
                     .arg(ink_name(look.ground), ink_name(look.edge), ink_name(Role::MessageText)));
  icon_->setPixmap(icon_of(look.icon).pixmap(QSize(20, 20), devicePixelRatioF()));
}

void MessageBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) dress();
  QFrame::changeEvent(event);
}

QString MessageBar::message() const { return isHidden() ? QString() : text_->text(); }

}  // namespace nahraum::app
