#include "viewer/app/window/small_parts.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "analysis/study/keys/parameters.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

QPushButton* named_button(const char* object, const QString& words, const QString& help) {
  auto* button = new QPushButton(words);
  button->setObjectName(QLatin1String(object));
  button->setToolTip(help);
  return button;
}

QWidget* column_of(std::initializer_list<QWidget*> widgets) {
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(4, 4, 4, 4);
  column->setSpacing(4);
  for (QWidget* widget : widgets) column->addWidget(widget);
  return body;
}

QString key_help(const char* section, const char* key, geo::Language language) {
  const analysis::Parameter* parameter = analysis::find_parameter(section, key);
  return parameter == nullptr ? QString() : qstring(parameter->help, language);
}

}  // namespace nahraum::app
