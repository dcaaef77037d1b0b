#include "viewer/app/proposals/sites_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/siting/proof.h"
#include "analysis/study/tables/siting_tables.h"
#include "geo/core/numbers.h"
#include "viewer/app/study/table_model.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

using analysis::ProposedSite;
using analysis::SiteChoice;
using analysis::SiteRole;
using geo::Text;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

bool has_id(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

Text number_or_dash(double value, int decimals = 0) {
  return std::isnan(value) ? geo::same_text("–") : geo::number_text(value, decimals);
}

}  // namespace

SitesModel::SitesModel(geo::Language language, QObject* parent)
    : QAbstractTableModel(parent), language_(language) {}

void SitesModel::set_content(Content content) {
  beginResetModel();
  content_ = std::move(content);
  fill();
  endResetModel();
}

void SitesModel::clear() {
  beginResetModel();
  content_ = {};
  rows_.clear();
  endResetModel();
}

bool SitesModel::has(std::uint32_t kita) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) { return row.kita == kita; });
}

SitesModel::Row SitesModel::row_for(std::uint32_t kita, const ProposedSite* site) const {
  const analysis::Kita& one = content_.result->inputs.kitas[kita];
  return {kita, site, has_id(content_.wanted.locked, one.id),
          has_id(content_.wanted.excluded, one.id), one.is_thekiz() && !content_.wanted.closable};
}

/// Sites of the answer, then what is locked or excluded and the Kita that was asked for; what
/// stands today and stays comes last.
void SitesModel::fill() {
  rows_.clear();
  if (content_.result == nullptr || content_.outcome == nullptr) return;
  for (const ProposedSite& site : content_.outcome->sites)
    rows_.push_back(row_for(site.kita, &site));
  const auto& kitas = content_.result->inputs.kitas;
  for (std::uint32_t kita = 0; kita < kitas.size(); ++kita) {
    const Row row = row_for(kita, nullptr);
    const bool asked = qstring(kitas[kita].id) == content_.also;
    if ((row.locked || row.excluded || asked) && !has(kita)) rows_.push_back(row);
  }
  std::stable_partition(rows_.begin(), rows_.end(), [](const Row& row) {
    return row.site == nullptr || row.site->role != SiteRole::Existing;
  });
}

QString SitesModel::id_of(int row) const {
  if (row < 0 || row >= rowCount()) return {};
  return qstring(content_.result->inputs.kitas[rows_[static_cast<std::size_t>(row)].kita].id);
}

int SitesModel::row_of(const QString& id) const {
  for (int row = 0; row < rowCount(); ++row) {
    if (id_of(row) == id) return row;
  }
  return -1;
}

bool SitesModel::may_exclude(int row) const {
  return row >= 0 && row < rowCount() && content_.changeable &&
         !rows_[static_cast<std::size_t>(row)].keeps;
}

SiteChoice SitesModel::choice_of(int row) const {
  if (row < 0 || row >= rowCount()) return SiteChoice::Free;
  const Row& one = rows_[static_cast<std::size_t>(row)];
  if (one.locked) return SiteChoice::Locked;
  return one.excluded ? SiteChoice::Excluded : SiteChoice::Free;
}

int SitesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int SitesModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

Qt::ItemFlags SitesModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
  if (index.column() <= kExcluded && may_exclude(index.row())) flags |= Qt::ItemIsUserCheckable;
  return flags;
}

Text SitesModel::objective_words(double value) const {
  const auto words = content_.outcome->words;
  return number_or_dash(value * analysis::objective_factor(words),
                        analysis::objective_decimals(words));
}

Text SitesModel::role_words(const Row& row) const {
  if (row.excluded) return {"ausgeschlossen", "excluded"};
  if (row.site != nullptr) return analysis::role_name(row.site->role);
  return {"nicht im Satz", "not in the set"};
}

double SitesModel::number(const Row& row, int column) const {
  if (row.site == nullptr) return kNone;
  const ProposedSite& site = *row.site;
  switch (column) {
    case kOrder:
      return site.order > 0 ? static_cast<double>(site.order) : kNone;
    case kGain:
      return site.gain.value_or(kNone);
    case kChildren:
      return site.children ? site.children->persons : kNone;
    case kAmong:
      return content_.partial ? kNone : static_cast<double>(site.among);
    case kLoss:
      return site.irreplaceable ? std::numeric_limits<double>::infinity()
                                : site.loss.value_or(kNone);
    case kCost:
      return site.cost && site.role != SiteRole::Existing ? site.cost->total : kNone;
    default:
      return kNone;
  }
}

Text SitesModel::words(const Row& row, int column) const {
  const analysis::Kita& kita = content_.result->inputs.kitas[row.kita];
  const double value = number(row, column);
  switch (column) {
    case kKita:
      return geo::same_text(fmt::format("{} ({})", kita.name, kita.id));
    case kRole:
      return role_words(row);
    case kAmong: {
      if (std::isnan(value)) return geo::same_text("–");
      const auto sets = content_.outcome->sets.size();
      return geo::text("{} von {}", "{} of {}", static_cast<std::size_t>(value), sets);
    }
    case kGain:
      return objective_words(value);
    case kLoss:
      return std::isinf(value) ? Text{"ohne sie kein Satz", "no set without it"}
                               : objective_words(value);
    case kInstead: {
      const std::string names =
          row.site == nullptr ? "" : analysis::kita_names(*content_.result, row.site->instead);
      return geo::same_text(names.empty() ? "–" : names);
    }
    case kOrder:
    case kChildren:
    case kCost:
      return number_or_dash(value);
    default:
      return {};
  }
}

QVariant SitesModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  const int column = index.column();
  const bool sign = column <= kExcluded;
  const bool on = column == kLocked ? row.locked : row.excluded;
  switch (role) {
    case Qt::CheckStateRole:
      if (!sign || row.keeps) return {};
      return on ? Qt::Checked : Qt::Unchecked;
    case Qt::AccessibleTextRole:
      if (!sign) break;
      return on ? headerData(column, Qt::Horizontal, Qt::ToolTipRole) : QVariant(QString());
    case Qt::DisplayRole:
      return sign ? QVariant() : qstring(words(row, column), language_);
    case Qt::ToolTipRole:
      if (sign && row.keeps) return tr("A ThEKiZ that stays is in every set.");
      if (sign) return content_.changeable ? QVariant() : QVariant(content_.why_not);
      return qstring(words(row, column), language_).toHtmlEscaped();
    case Qt::TextAlignmentRole:
      return QVariant(Qt::AlignVCenter |
                      (column >= kOrder && column != kInstead ? Qt::AlignRight : Qt::AlignLeft));
    case kSortRole:
      if (sign) return on ? 0.0 : 1.0;
      if (column == kKita || column == kRole || column == kInstead)
        return qstring(words(row, column), language_);
      return number(row, column);
    default:
      break;
  }
  return {};
}

bool SitesModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::CheckStateRole || !index.isValid() || index.column() > kExcluded) return false;
  const bool on = value.toInt() == Qt::Checked;
  const SiteChoice wanted = index.column() == kLocked ? SiteChoice::Locked : SiteChoice::Excluded;
  // The content changes with it, which must not happen inside the view's own event.
  QMetaObject::invokeMethod(
      this,
      [this, id = id_of(index.row()), choice = on ? wanted : SiteChoice::Free] {
        emit choice_asked(id, choice);
      },
      Qt::QueuedConnection);
  return true;
}

QVariant SitesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::DisplayRole) {
    const QString names[] = {tr("Locked"),       tr("Out"),     tr("Kita"),       tr("Role"),
                             tr("Order"),        tr("Gain"),    tr("Children"),   tr("Loss"),
                             tr("Then instead"), tr("In sets"), tr("Euro a year")};
    return names[section];
  }
  if (role == Qt::ToolTipRole) {
    const QString help[] = {tr("Must be in the set"),
                            tr("Is out of the question"),
                            tr("Name and number of the Kita"),
                            tr("What the set does with it"),
                            tr("Order of opening by gain"),
                            tr("What it adds to the aim in this order"),
                            tr("Children it reaches in addition in this order"),
                            tr("So much is lost of the aim when it declines and the next best "
                               "set is taken; looked for in solution 1 alone, as each Kita takes "
                               "a search of its own"),
                            tr("These Kitas come then in its place; looked for in solution 1 "
                               "alone"),
                            tr("In so many of the sets nearly as good"),
                            tr("Cost of the site in a year")};
    return help[section];
  }
  return {};
}

}  // namespace nahraum::app
