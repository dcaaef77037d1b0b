#include "viewer/app/help/help_button.h"

#include "analysis/study/cards/card_help.h"
#include "viewer/app/help/help_guide.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

HelpButton::HelpButton(std::string_view card, geo::Language language, QWidget* parent)
    : QToolButton(parent) {
  const QString id = qstring(card);
  setObjectName(QStringLiteral("help_") + id);
  setText(QStringLiteral("?"));
  setAutoRaise(true);
  setFocusPolicy(Qt::StrongFocus);
  setToolTip(HelpGuide::tr("What is this? (F1)"));
  setAccessibleName(
      HelpGuide::tr("Help on %1").arg(qstring(analysis::find_card(card)->title, language)));
  connect(this, &QToolButton::clicked, this, [this, id] {
    for (const QWidget* above = this; above != nullptr; above = above->parentWidget())
      if (auto* guide = above->findChild<HelpGuide*>()) return guide->show_card(id);
  });
}

}  // namespace nahraum::app
