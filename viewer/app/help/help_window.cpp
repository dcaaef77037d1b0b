#include "viewer/app/help/help_window.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QPushButton>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

#include "viewer/app/study/table_views.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

constexpr const char* kScheme = "card:";

QString head(const QString& words) {
  return QStringLiteral("<p style='margin:8px 0 0 0'><b>%1</b></p>").arg(words.toHtmlEscaped());
}

QString paragraph(const QString& words) {
  return QStringLiteral("<p style='margin:0 0 4px 0'>%1</p>").arg(words);
}

}  // namespace

HelpWindow::HelpWindow(geo::Language language, QWidget* parent)
    : QDialog(parent), language_(language), choice_(new QComboBox), text_(new QTextBrowser) {
  setObjectName(QStringLiteral("help_window"));
  setWindowTitle(tr("Help"));
  setModal(false);
  choice_->setObjectName(QStringLiteral("help_choice"));
  choice_->setAccessibleName(tr("What is explained"));
  name_children(*choice_);
  for (const analysis::CardHelp& card : analysis::card_helps())
    choice_->addItem(qstring(card.title, language_), qstring(card.id));
  text_->setObjectName(QStringLiteral("help_text"));
  text_->setAccessibleName(tr("Help"));
  text_->setOpenLinks(false);
  text_->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
  auto* close = new QPushButton(tr("&Close"));
  close->setObjectName(QStringLiteral("help_close"));
  auto* column = new QVBoxLayout(this);
  column->addWidget(choice_);
  column->addWidget(text_, 1);
  column->addWidget(close, 0, Qt::AlignRight);
  resize(420, 460);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  connect(choice_, &QComboBox::activated, this,
          [this](int row) { emit card_asked(choice_->itemData(row).toString()); });
  connect(text_, &QTextBrowser::anchorClicked, this,
          [this](const QUrl& url) { emit card_asked(url.path()); });
}

void HelpWindow::show_card(const analysis::CardHelp& card, const Extra& extra) {
  card_ = qstring(card.id);
  choice_->setCurrentIndex(choice_->findData(card_));
  QString html = QStringLiteral("<h3 style='margin:0'>%1</h3>")
                     .arg(qstring(card.title, language_).toHtmlEscaped());
  if (!extra.missing.isEmpty())
    html += head(tr("Why nothing is shown")) + paragraph(extra.missing.toHtmlEscaped());
  for (const analysis::HelpPart& part : analysis::card_parts(card))
    html += head(qstring(part.heading, language_)) +
            paragraph(qstring(part.words, language_).toHtmlEscaped());
  QStringList links;
  for (const std::string_view id : card.see)
    links += QStringLiteral("<a href='%1%2'>%3</a>")
                 .arg(QLatin1String(kScheme), qstring(id),
                      qstring(analysis::find_card(id)->title, language_).toHtmlEscaped());
  if (!links.isEmpty()) html += head(tr("See also")) + paragraph(links.join(QStringLiteral(" · ")));
  if (!extra.heads.isEmpty()) html += head(tr("Columns"));
  for (qsizetype i = 0; i < extra.heads.size(); ++i)
    html += paragraph(
        QStringLiteral("<i>%1</i>: %2").arg(extra.heads[i].toHtmlEscaped(), extra.head_words[i]));
  text_->setHtml(html);
  text_->setAccessibleDescription(text());
}

QString HelpWindow::text() const { return text_->toPlainText(); }

}  // namespace nahraum::app
