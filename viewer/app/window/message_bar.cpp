#include "viewer/app/window/message_bar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "viewer/app/window/icons.h"

namespace nahraum::app {

namespace {

struct Look {
  Icon icon;
  const char* background;
  const char* border;
};

// Dark text on a light strip in either palette: contrast above 10:1.
Look look_of(geo::Severity severity) {
  switch (severity) {
    case geo::Severity::Error:
      return {Icon::Error, "#fbe3e8", "#a51e3c"};
    case geo::Severity::Warning:
      return {Icon::Warning, "#fff2d6", "#be6e00"};
    case geo::Severity::Info:
      break;
  }
  return {Icon::Info, "#e1f0f5", "#00698c"};
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
  const Look look = look_of(severity);
  setStyleSheet(QStringLiteral("#message_bar { background: %1; border: none; border-bottom: 2px "
                               "solid %2; } #message { color: #1e1e1e; }")
                    .arg(QLatin1String(look.background), QLatin1String(look.border)));
  icon_->setPixmap(icon_of(look.icon).pixmap(20, 20));
  text_->setText(sentence);
  setAccessibleDescription(sentence);
  action_->setText(action);
  action_->setVisible(!action.isEmpty());
  show();
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

QString MessageBar::message() const { return isHidden() ? QString() : text_->text(); }

}  // namespace nahraum::app
