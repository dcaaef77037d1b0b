// What a cell and a column of the ranking say; their numbers are in ranking_model.cpp.
#include <QGuiApplication>
#include <QPalette>
#include <algorithm>
#include <cmath>

#include "geo/core/numbers.h"
#include "viewer/app/help/help_words.h"
#include "viewer/app/ranking/ranking_model.h"
#include "viewer/app/study/table_model.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

QString RankingModel::change_words(int row, bool spoken) const {
  const std::uint32_t candidate = candidate_[static_cast<std::size_t>(row)];
  const int rank = static_cast<int>(ranking_.scores().space.rank[candidate]);
  const int base = static_cast<int>(ranking_.base_ranks()[candidate]);
  if (rank == base) return spoken ? tr("no change") : QString();
  if (rank == 0) return tr("no rank any more");
  if (base == 0) return tr("new in the ranking");
  const int by = base - rank;
  if (spoken)
    return by > 0 ? tr("%Ln place(s) up", nullptr, by) : tr("%Ln place(s) down", nullptr, -by);
  return (by > 0 ? QStringLiteral("▲ %1") : QStringLiteral("▼ %1")).arg(std::abs(by));
}

QString RankingModel::bar_words(int row) const {
  const Bars all = bars(row);
  QStringList parts;
  for (std::size_t i = 0; i < all.parts.size(); ++i) {
    const QString key = part_names_[i].section(QLatin1Char(' '), 0, 0);
    parts += key + QLatin1Char(' ') +
             (std::isnan(all.parts[i]) ? QStringLiteral("–")
                                       : qstring(geo::people_number(all.parts[i], 1, language_)));
  }
  return parts.join(QStringLiteral(" · "));
}

QString RankingModel::pathway_words(int row) const {
  return qstring(
      ranking_.settled_values().pathways[candidate_[static_cast<std::size_t>(row)]].label());
}

QString RankingModel::words(int row, int column) const {
  const Column& one = columns_[static_cast<std::size_t>(column)];
  const geo::Column* print = printed(column);
  switch (one.kind) {
    case Kind::Printed:
      return cell_text(*print, static_cast<std::size_t>(row), language_);
    case Kind::Change:
      return change_words(row, false);
    case Kind::Bars:
      return bar_words(row);
    case Kind::Pathway:
      return pathway_words(row);
    default: {
      const double number = one.numbers[static_cast<std::size_t>(row)];
      if (one.firm() && ranking_.settled_values().stability.empty())
        return ranking_.rest().missing && !ranking_.rest().running ? tr("not calculated")
                                                                   : tr("being calculated");
      if (std::isnan(number)) return qstring(geo::flag_name(geo::ValueFlag::Missing), language_);
      const int decimals = print->type == geo::ColumnType::Integer ? 0 : print->decimals;
      return qstring(geo::people_number(number, decimals, language_));
    }
  }
}

QVariant RankingModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Column& column = columns_[static_cast<std::size_t>(index.column())];
  const bool number = !column.numbers.empty() && column.kind != Kind::Pathway;
  switch (role) {
    case Qt::DisplayRole:
      return words(index.row(), index.column());
    case Qt::ToolTipRole:  // plain text, whatever a file puts into a name
      return (column.kind == Kind::Change ? change_words(index.row(), true)
                                          : words(index.row(), index.column()))
          .toHtmlEscaped();
    case Qt::AccessibleTextRole:
      return column.kind == Kind::Change ? change_words(index.row(), true)
                                         : words(index.row(), index.column());
    case Qt::TextAlignmentRole:
      return QVariant(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
      // Firmness of weights that are no longer those of the sliders.
      if (column.late() && ranking_.stale())
        return QGuiApplication::palette().brush(QPalette::Disabled, QPalette::Text);
      return {};
    case kSortRole:
      return number ? QVariant(column.numbers[static_cast<std::size_t>(index.row())])
                    : QVariant(words(index.row(), index.column()));
    default:
      return {};
  }
}

QVariant RankingModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  const Column& column = columns_[static_cast<std::size_t>(section)];
  const bool number = !column.numbers.empty() && column.kind != Kind::Pathway;
  if (role == Qt::TextAlignmentRole)
    return QVariant(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
  if (role == Qt::AccessibleTextRole && column.kind == Kind::Change) return tr("Change of rank");
  if (role == Qt::WhatsThisRole) return help_of(section).toHtmlEscaped();
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  QString title;
  if (const geo::Column* one = printed(section))
    title = column_title(*one, language_);
  else if (column.kind == Kind::Change)
    title = tr("▲▼");
  else
    title = role == Qt::ToolTipRole ? tr("Points by group of criteria: %1")
                                          .arg(QStringList(part_names_.begin(), part_names_.end())
                                                   .join(QStringLiteral(", ")))
                                    : tr("Points by criteria");
  if (role == Qt::DisplayRole) return title;
  const QString words = help_of(section);
  return (words.isEmpty() ? title : title + QStringLiteral(": ") + words).toHtmlEscaped();
}

/// A criterion says itself what it asks; the other columns are explained by their names.
QString RankingModel::help_of(int section) const {
  const std::string name = name_of(section).toStdString();
  if (ranking_.ready()) {
    const auto same = [](char a, char b) { return std::tolower(a) == std::tolower(b); };
    for (const analysis::ScoreTree::Node& node : ranking_.tree().nodes) {
      const std::string& key = node.criterion->key;
      if (key.size() == name.size() && std::equal(key.begin(), key.end(), name.begin(), same))
        return criterion_words(*node.criterion, language_);
    }
  }
  return column_words(name, language_);
}

}  // namespace nahraum::app
