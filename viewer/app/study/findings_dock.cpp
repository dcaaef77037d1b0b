#include "viewer/app/study/findings_dock.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "viewer/app/study/table_model.h"
#include "viewer/app/study/table_views.h"
#include "viewer/app/window/icons.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

constexpr int kMostWrapped = 500;  // each row is measured; of more the tip has the whole

Icon icon_for(geo::Severity severity) {
  if (severity == geo::Severity::Error) return Icon::Error;
  return severity == geo::Severity::Warning ? Icon::Warning : Icon::Info;
}

}  // namespace

FindingsModel::FindingsModel(geo::Language language, QObject* parent)
    : QAbstractTableModel(parent), language_(language) {}

void FindingsModel::set_findings(std::vector<geo::Finding> findings) {
  beginResetModel();
  findings_ = std::move(findings);
  std::stable_sort(
      findings_.begin(), findings_.end(),
      [](const geo::Finding& a, const geo::Finding& b) { return a.severity > b.severity; });
  endResetModel();
}

int FindingsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(findings_.size());
}

int FindingsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kFields;
}

QString FindingsModel::words(const geo::Finding& finding, int field) const {
  switch (field) {
    case kSeverity:
      return qstring(geo::severity_name(finding.severity), language_);
    case kFile:
      return finding.layer.empty()
                 ? qstring(finding.file)
                 : QStringLiteral("%1 › %2").arg(qstring(finding.file), qstring(finding.layer));
    case kRow:
      return finding.row == 0 ? QString() : QString::number(finding.row);
    default:
      return qstring(finding.message, language_);
  }
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const geo::Finding& finding = findings_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
      return words(finding, index.column());
    case Qt::ToolTipRole:
      return words(finding, index.column()).toHtmlEscaped();
    case Qt::DecorationRole:
      return index.column() == kSeverity ? QVariant(icon_of(icon_for(finding.severity)))
                                         : QVariant();
    case Qt::TextAlignmentRole:
      return QVariant(Qt::AlignVCenter | (index.column() == kRow ? Qt::AlignRight : Qt::AlignLeft));
    case kSortRole:
      if (index.column() == kSeverity) return -static_cast<double>(finding.severity);
      if (index.column() == kRow) return static_cast<double>(finding.row);
      return words(finding, index.column());
    default:
      return {};
  }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::ToolTipRole) {
    const QString help[kFields] = {
        tr("Error: must be put right. Warning: please check. Note: good to know"),
        tr("File of the study in which it was noticed"),
        tr("Row of the file, counted as in a spreadsheet"),
        tr("What was noticed and what can be done")};
    return help[section];
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case kSeverity:
      return tr("Kind");
    case kFile:
      return tr("File");
    case kRow:
      return tr("Row");
    default:
      return tr("Finding");
  }
}

FindingsDock::FindingsDock(geo::Language language, QWidget* parent)
    : QDockWidget(tr("Findings"), parent),
      model_(new FindingsModel(language, this)),
      view_(new QTableView),
      count_(new QLabel) {
  setObjectName(QStringLiteral("findings_dock"));
  auto* order = new TableOrder(this);
  order->setSourceModel(model_);
  view_->setObjectName(QStringLiteral("findings"));
  view_->setModel(order);
  dress_table(*view_, tr("Findings in the data"));
  view_->horizontalHeader()->setStretchLastSection(true);
  view_->setWordWrap(true);
  // The sentence takes as many lines as it needs in the width that it has.
  connect(view_->horizontalHeader(), &QHeaderView::sectionResized, this,
          [this] { later_.start(); });
  connect(order, &QAbstractItemModel::layoutChanged, this, [this] { later_.start(); });
  later_.setSingleShot(true);
  later_.setInterval(0);
  connect(&later_, &QTimer::timeout, this, [this] {
    if (model_->rowCount() <= kMostWrapped) view_->resizeRowsToContents();
  });
  count_->setTextFormat(Qt::PlainText);
  count_->setText(tr("No findings."));
  count_->setContentsMargins(6, 4, 6, 0);
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(count_);
  column->addWidget(view_);
  setWidget(body);
}

QString FindingsDock::summary(const geo::Findings& findings) {
  QStringList parts;
  const auto count = [&](geo::Severity severity) {
    return static_cast<int>(findings.sentences(severity));
  };
  if (const int n = count(geo::Severity::Error)) parts += tr("%Ln error(s)", nullptr, n);
  if (const int n = count(geo::Severity::Warning)) parts += tr("%Ln warning(s)", nullptr, n);
  if (const int n = count(geo::Severity::Info)) parts += tr("%Ln note(s)", nullptr, n);
  return parts.join(QStringLiteral(", "));
}

void FindingsDock::set_findings(const geo::Findings& findings) {
  model_->set_findings(findings.kept());
  QString text = findings.empty() ? tr("No findings.") : summary(findings);
  if (findings.total() > findings.kept().size()) {
    text += QStringLiteral(" · ") +
            tr("%Ln of them are listed", nullptr, static_cast<int>(findings.kept().size()));
  }
  count_->setText(text);
  fit_to_contents(*view_, std::max(220, view_->width() / 4));
  view_->horizontalHeader()->setStretchLastSection(true);
  later_.start();
}

}  // namespace nahraum::app
